using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Bids.Asking;

/// <summary>One question to a firm that showed interest and did not bid; the link is its permission. It never shows what was said.</summary>
[Public]
[Route("/{lang:lang}/not-bid/{token}")]
public sealed class WhyController(WhyLinks links, WhyLetters letters, CalledTenders tenders, BidBarriers saidBarriers) : Controller
{
    /// <summary>The question.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string token, string? done, CancellationToken ct) =>
        await FindAsync(token, ct) is var (tender, _) ? View("Why", new WhyPage(tender, token, done ?? "")) : NotFound();

    /// <summary>Keeps the answer in place of an earlier one.</summary>
    [HttpPost]
    public async Task<IActionResult> Say(string token, string[] barriers, string? words, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not var (tender, firm))
        {
            return NotFound();
        }

        await saidBarriers.SayAsync(tender, firm, new("no-bid", [.. BarrierReasons.All.Intersect(barriers)], BidBarriers.Cut(words)), ct);
        // That something was said is no business of those who read the log.
        AuditLog.ChangesNothing(HttpContext);
        return Redirect(HttpContext.Language().Path($"/not-bid/{token}?done=barriers"));
    }

    /// <summary>Ends all such letters to the firm.</summary>
    [HttpPost("never")]
    public async Task<IActionResult> Never(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not var (_, firm))
        {
            return NotFound();
        }

        await letters.NeverAsync(firm, ct);
        AuditLog.ChangesNothing(HttpContext);
        return Redirect(HttpContext.Language().Path($"/not-bid/{token}?done=never"));
    }

    private async Task<(CalledTender Tender, Guid SupplierId)?> FindAsync(string token, CancellationToken ct) =>
        links.Read(token) is var (supplier, tenderId) && await tenders.FindAsync(tenderId, ct) is { } tender ? (tender, supplier) : null;
}

/// <summary>The question about a tender.</summary>
/// <param name="Tender">The tender.</param>
/// <param name="Token">The link.</param>
/// <param name="Done">What was just done, a code.</param>
public sealed record WhyPage(CalledTender Tender, string Token, string Done);
