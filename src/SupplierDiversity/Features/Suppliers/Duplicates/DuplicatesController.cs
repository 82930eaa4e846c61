using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers.Duplicates;

/// <summary>Entries that may be one firm twice: keep one of them, or say that they are two firms.</summary>
[Route("/{lang:lang}/admin/duplicates")]
[Allowed(Right.MergeBusinesses)]
public sealed class DuplicatesController(DuplicateSearch duplicates, FirmMerge merge, Visitor visitor) : Controller
{
    /// <summary>The pairs.</summary>
    [HttpGet("")]
    public async Task<IActionResult> List(string? done, CancellationToken ct) => View("Duplicates", new DuplicatesPage(await duplicates.FindAsync(ct), done));

    /// <summary>Keeps one and moves everything of the other to it.</summary>
    [HttpPost("merge")]
    public async Task<IActionResult> Merge(Guid kept, Guid gone, CancellationToken ct)
    {
        if (kept == default || gone == default)
        {
            return NotFound();
        }

        var done = await merge.BothBidAsync(kept, gone, ct) ? "both_bid" : await merge.MergeAsync(kept, gone, visitor.AccountId!.Value, ct) == MergeOutcome.Merged ? "merged" : "gone";
        return Back(done);
    }

    /// <summary>They are two firms; the pair is not shown again.</summary>
    [HttpPost("different")]
    public async Task<IActionResult> Different(Guid one, Guid other, CancellationToken ct)
    {
        if (one == default || other == default)
        {
            return NotFound();
        }

        var known = (await duplicates.FindAsync(ct)).Any(p => (p.One.SupplierId, p.Other.SupplierId) is var pair && (pair == (one, other) || pair == (other, one)));
        if (known)
        {
            await duplicates.DifferentAsync(one, other, visitor.AccountId!.Value, ct);
        }

        return Back(known ? "different" : "gone");
    }

    private RedirectResult Back(string done)
    {
        if (done is "gone" or "both_bid")
        {
            AuditLog.ChangesNothing(HttpContext);
        }

        return Redirect(HttpContext.Language().Path($"/admin/duplicates?done={done}"));
    }
}

/// <summary>The pairs.</summary>
/// <param name="Pairs">Those nobody has decided about.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record DuplicatesPage(IReadOnlyList<DuplicatePair> Pairs, string? Done);
