using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Bids.Helping;

/// <summary>A firm lets an adviser help with its bid on one tender, and takes it back; the adviser's own list.</summary>
[SignedIn]
public sealed class HelpController(CalledTenders tenders, HelpBook helps, FirmBook firms, Visitor visitor) : Controller
{
    private const string Here = "/{lang:lang}/business/{firm:guid}/tenders/{tender}/help";

    /// <summary>The tenders the visitor helps with.</summary>
    [HttpGet("/{lang:lang}/helping")]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        var account = visitor.AccountId!.Value;
        List<(BidHelp, CalledTender, Firm)> found = [];
        foreach (var help in await helps.OfAdviserAsync(account, ct))
        {
            if (await tenders.FindAsync(help.TenderId, ct) is { } tender && await helps.ActiveAsync(tender, help.SupplierId, account, ct) is not null && await firms.FindAsync(help.SupplierId, ct) is { } firm)
            {
                found.Add((help, tender, firm));
            }
        }

        return View("Helping", new HelpingPage(found));
    }

    /// <summary>Who helps, and asking somebody.</summary>
    [HttpGet(Here)]
    [OwnFirm]
    public async Task<IActionResult> Show(string tender, string? done, CancellationToken ct) =>
        await tenders.FindAsync(tender, ct) is { } found ? View("Help", await PageAsync(found, "", done, ct)) : NotFound();

    /// <summary>Lets the adviser of an address help.</summary>
    [HttpPost(Here)]
    [OwnFirm]
    public async Task<IActionResult> Give(string tender, string? email, bool mayWrite, bool maySend, CancellationToken ct)
    {
        if (await tenders.FindAsync(tender, ct) is not { } found)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var typed = (email ?? "").Trim();
        if (typed.Length == 0 || await helps.GiveAsync(HttpContext.Firm(), found, typed, mayWrite, maySend, visitor.AccountId!.Value, ct) != HelpAsked.Given)
        {
            ModelState.AddModelError("Email", t.Of("helping.wrong", ("city", found.City.Name)));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Help", await PageAsync(found, typed, null, ct));
        }

        return Back(found, "given");
    }

    /// <summary>Takes the consent back.</summary>
    [HttpPost(Here + "/{help:guid}/end")]
    [OwnFirm]
    public async Task<IActionResult> End(string tender, Guid help, CancellationToken ct)
    {
        if (await tenders.FindAsync(tender, ct) is not { } found)
        {
            return NotFound();
        }

        await helps.EndAsync(HttpContext.Firm(), help, visitor.AccountId!.Value, ct);
        return Back(found, "ended");
    }

    private async Task<HelpPage> PageAsync(CalledTender tender, string email, string? done, CancellationToken ct) =>
        new(HttpContext.Firm(), tender, await helps.OfFirmAsync(HttpContext.Firm(), tender.Id, ct), email, done);

    private RedirectResult Back(CalledTender tender, string done) => Redirect(HttpContext.Language().Path($"/business/{HttpContext.Firm().SupplierId}/tenders/{tender.Id}/help?done={done}"));
}

/// <summary>Who helps a firm with a tender.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Tender">The tender.</param>
/// <param name="Helps">Who helps.</param>
/// <param name="Email">What was typed as an adviser's address.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record HelpPage(Firm Firm, CalledTender Tender, IReadOnlyList<(BidHelp Help, string Email)> Helps, string Email, string? Done);

/// <summary>What an adviser helps with.</summary>
/// <param name="Found">The newest first.</param>
public sealed record HelpingPage(IReadOnlyList<(BidHelp Help, CalledTender Tender, Firm Firm)> Found);
