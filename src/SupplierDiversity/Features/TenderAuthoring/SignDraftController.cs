using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>From a whole draft to the public: one officer asks, another signs; later it is corrected or called off the same way.</summary>
[Route("/{lang:lang}/admin/cities/{city}/drafts/{id:guid}")]
public sealed class SignDraftController(DraftDesk desk, TenderDrafts drafts, DraftReview review, DraftPublication publication, Visitor visitor) : Controller
{
    private const int ShortestReason = 10;
    private const int LongestReason = 1000;

    private Language T => HttpContext.Language();

    private Guid By => visitor.AccountId!.Value;

    /// <summary>Asks a second officer for the signature; a correction says why.</summary>
    [HttpPost("hand")]
    [Allowed(Right.PrepareTenders)]
    public async Task<IActionResult> Hand([FromRoute(Name = "city")] string slug, Guid id, int revision, string? reason, CancellationToken ct)
    {
        if (await FindAsync(slug, id, revision, ct) is not { } open)
        {
            return NotFound();
        }

        if ((await review.FindAsync(open.City, open.Row.Draft, ct)).Any(f => f.Stops))
        {
            return Back(open, "stopped");
        }

        return open.Row.TenderId is not null && !IsReason(reason) ? Back(open, "reason")
            : Back(open, await drafts.HandOverAsync(open.Row, cancels: false, (reason ?? "").Trim(), By, ct) ? null : "changed");
    }

    /// <summary>Asks for the signature that calls a published tender off.</summary>
    [HttpPost("cancel")]
    [Allowed(Right.PrepareTenders)]
    public async Task<IActionResult> Cancel([FromRoute(Name = "city")] string slug, Guid id, int revision, string? reason, CancellationToken ct)
    {
        if (await FindAsync(slug, id, revision, ct) is not { } open)
        {
            return NotFound();
        }

        return !IsReason(reason) ? Back(open, "reason") : Back(open, await drafts.HandOverAsync(open.Row, cancels: true, reason!.Trim(), By, ct) ? null : "changed");
    }

    /// <summary>Begins a correction of a published tender.</summary>
    [HttpPost("correct")]
    [Allowed(Right.PrepareTenders)]
    public async Task<IActionResult> Correct([FromRoute(Name = "city")] string slug, Guid id, int revision, CancellationToken ct) =>
        await FindAsync(slug, id, revision, ct) is not { } open ? NotFound() : Back(open, await drafts.CorrectAsync(open.Row, ct) ? null : "changed");

    /// <summary>Takes it back, or gives it back with what is to be changed.</summary>
    [HttpPost("return")]
    [Allowed(Right.SignTenders)]
    public async Task<IActionResult> Return([FromRoute(Name = "city")] string slug, Guid id, int revision, string? reason, CancellationToken ct)
    {
        if (await FindAsync(slug, id, revision, ct) is not { } open)
        {
            return NotFound();
        }

        return open.Row.HandedBy != By && !IsReason(reason) ? Back(open, "reason") : Back(open, await drafts.GiveBackAsync(open.Row, (reason ?? "").Trim(), ct) ? null : "changed");
    }

    /// <summary>Signs: it is published at once.</summary>
    [HttpPost("sign")]
    [Allowed(Right.SignTenders)]
    public async Task<IActionResult> Sign([FromRoute(Name = "city")] string slug, Guid id, int revision, CancellationToken ct)
    {
        if (await FindAsync(slug, id, revision, ct) is not { } open)
        {
            return NotFound();
        }

        return Back(open, await publication.SignAsync(open.City, open.Row, By, ct) switch
        {
            SignOutcome.Published => null,
            SignOutcome.Own => "own",
            SignOutcome.Stopped => "stopped",
            _ => "changed",
        });
    }

    private async Task<OpenDraft?> FindAsync(string slug, Guid id, int revision, CancellationToken ct) =>
        await desk.FindAsync(slug, id, ct) is { } open ? open with { Row = open.Row with { Revision = revision } } : null;

    private static bool IsReason(string? reason) => reason?.Trim().Length is >= ShortestReason and <= LongestReason;

    private RedirectResult Back(OpenDraft open, string? problem) => Redirect(T.Path($"{open.Path}{(problem is null ? "" : $"?problem={problem}")}"));
}
