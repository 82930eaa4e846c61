using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers.Listing;

/// <summary>A firm writes to another that might be a partner, and reads what others wrote to it.</summary>
[SignedIn]
[OwnFirm]
[Route("/{lang:lang}/business/{firm:guid}/enquiries")]
public sealed class EnquiriesController(Enquiries enquiries, FirmBook firms, Visitor visitor) : Controller
{
    /// <summary>What was received.</summary>
    [HttpGet("")]
    public async Task<IActionResult> List(string? done, CancellationToken ct) => View(
        "Enquiries", new EnquiriesPage(HttpContext.Firm(), await enquiries.ReceivedAsync(HttpContext.Firm().SupplierId, ct), done is "sent" or "refused" or "reported" ? done : null));

    /// <summary>The form.</summary>
    [HttpGet("to/{other:guid}")]
    public async Task<IActionResult> Write(Guid other, CancellationToken ct) =>
        await FindAsync(other, ct) is { } found ? View("WriteEnquiry", new WriteEnquiryPage(HttpContext.Firm(), found, "")) : NotFound();

    /// <summary>Passes it on.</summary>
    [HttpPost("to/{other:guid}")]
    public async Task<IActionResult> Send(Guid other, string? words, CancellationToken ct)
    {
        var (firm, t) = (HttpContext.Firm(), HttpContext.Language());
        if (await FindAsync(other, ct) is not { } found)
        {
            return NotFound();
        }

        words = (words ?? "").Trim();
        var problem = words.Length is 0 or > Enquiries.Longest ? "words"
            : await enquiries.SendAsync(firm, other, visitor.AccountId!.Value, words, ct) switch
            {
                EnquirySent.Sent => null,
                EnquirySent.TooMany => "too_many",
                _ => "not_possible",
            };
        if (problem is null)
        {
            return Redirect(t.Path($"/business/{firm.SupplierId}/enquiries?done=sent"));
        }

        ModelState.AddModelError("words", t.Of($"directory.wrong.{problem}", ("most", Enquiries.Longest)));
        Response.StatusCode = problem == "too_many" ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        return View("WriteEnquiry", new WriteEnquiryPage(firm, found, words));
    }

    /// <summary>No more from whoever wrote this; with a report to the people who look after the portal.</summary>
    [HttpPost("{enquiry:guid}/refuse")]
    public async Task<IActionResult> Refuse(Guid enquiry, bool report, CancellationToken ct) => await enquiries.RefuseAsync(HttpContext.Firm(), enquiry, report, ct)
        ? Redirect(HttpContext.Language().Path($"/business/{HttpContext.Firm().SupplierId}/enquiries?done={(report ? "reported" : "refused")}")) : NotFound();

    private async Task<Firm?> FindAsync(Guid other, CancellationToken ct) =>
        await enquiries.IsPossibleAsync(HttpContext.Firm().SupplierId, other, ct) ? await firms.FindAsync(other, ct) : null;
}

/// <summary>What a firm received.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Received">The newest first.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record EnquiriesPage(Firm Firm, IReadOnlyList<ReceivedEnquiry> Received, string? Done);

/// <summary>The form of an enquiry.</summary>
/// <param name="Firm">Who writes.</param>
/// <param name="To">To whom.</param>
/// <param name="Words">What was typed.</param>
public sealed record WriteEnquiryPage(Firm Firm, Firm To, string Words);
