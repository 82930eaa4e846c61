using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.BidReports.Saved;

/// <summary>The page behind the link in a mail: it confirms, and it stops. Looking does neither, because mail scanners follow links.</summary>
[Public]
[Route("/{lang:lang}/report-mails/{token}")]
public sealed class ReportMailsController(SavedReports saved, ReportMailLinks links, CityList cities) : Controller
{
    /// <summary>Says what is sent and shows the one button that fits.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is { } found)
        {
            return View("ReportMails", found);
        }

        Response.StatusCode = StatusCodes.Status410Gone;
        return View("ReportMailsGone");
    }

    /// <summary>Confirms or stops.</summary>
    [HttpPost]
    public async Task<IActionResult> Submit(string token, string? what, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } found)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return View("ReportMailsGone");
        }

        await (what == "confirm" ? saved.ConfirmAsync(found.City, found.Report, found.Recipient.RecipientId, ct) : saved.StopAsync(found.City, found.Report, found.Recipient.RecipientId, ct));
        return Redirect(HttpContext.Language().Path($"/report-mails/{token}"));
    }

    private async Task<ReportMailsPage?> FindAsync(string token, CancellationToken ct) =>
        links.Read(token) is { } id && await saved.RecipientAsync(id, ct) is { } recipient && await saved.FindAsync(recipient.SavedReportId, ct) is { } report
            && (await cities.AllAsync(ct)).FirstOrDefault(c => c.CityId == report.CityId) is { } city ? new(city, report, recipient) : null;
}

/// <summary>What a person is sent.</summary>
/// <param name="City">By whom.</param>
/// <param name="Report">What.</param>
/// <param name="Recipient">To whom.</param>
internal sealed record ReportMailsPage(City City, SavedReport Report, ReportRecipient Recipient);
