using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers.Duplicates;

/// <summary>
/// Entries that may be one firm twice: keep one of them, say that they are two firms, or take apart what was made one. The
/// portal's administrator sees all pairs, a city's officer those of the city alone.
/// </summary>
public sealed class DuplicatesController(DuplicateSearch duplicates, FirmMerge merge, MergeUndo undo, FirmBook firms, CityList cities, Visitor visitor) : Controller
{
    /// <summary>All pairs.</summary>
    [HttpGet("/{lang:lang}/admin/duplicates")]
    [Allowed(Right.MergeBusinesses)]
    public Task<IActionResult> List(string? done, CancellationToken ct) => ShowAsync(null, done, ct);

    /// <summary>Keeps one and moves everything of the other to it.</summary>
    [HttpPost("/{lang:lang}/admin/duplicates/merge")]
    [Allowed(Right.MergeBusinesses)]
    public Task<IActionResult> Merge(Guid kept, Guid gone, CancellationToken ct) => MergeAsync(null, kept, gone, ct);

    /// <summary>They are two firms; the pair is not shown again.</summary>
    [HttpPost("/{lang:lang}/admin/duplicates/different")]
    [Allowed(Right.MergeBusinesses)]
    public Task<IActionResult> Different(Guid one, Guid other, CancellationToken ct) => DifferentAsync(null, one, other, ct);

    /// <summary>Takes two entries apart again.</summary>
    [HttpPost("/{lang:lang}/admin/duplicates/undo")]
    [Allowed(Right.MergeBusinesses)]
    public Task<IActionResult> Undo(Guid id, CancellationToken ct) => UndoAsync(null, id, ct);

    /// <summary>The pairs of a city.</summary>
    [HttpGet("/{lang:lang}/admin/cities/{city}/duplicates")]
    [Allowed(Right.MergeCityBusinesses)]
    public async Task<IActionResult> ListOfCity([FromRoute(Name = "city")] string slug, string? done, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? await ShowAsync(city, done, ct) : NotFound();

    /// <inheritdoc cref="Merge"/>
    [HttpPost("/{lang:lang}/admin/cities/{city}/duplicates/merge")]
    [Allowed(Right.MergeCityBusinesses)]
    public async Task<IActionResult> MergeOfCity([FromRoute(Name = "city")] string slug, Guid kept, Guid gone, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? await MergeAsync(city, kept, gone, ct) : NotFound();

    /// <inheritdoc cref="Different"/>
    [HttpPost("/{lang:lang}/admin/cities/{city}/duplicates/different")]
    [Allowed(Right.MergeCityBusinesses)]
    public async Task<IActionResult> DifferentOfCity([FromRoute(Name = "city")] string slug, Guid one, Guid other, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? await DifferentAsync(city, one, other, ct) : NotFound();

    /// <inheritdoc cref="Undo"/>
    [HttpPost("/{lang:lang}/admin/cities/{city}/duplicates/undo")]
    [Allowed(Right.MergeCityBusinesses)]
    public async Task<IActionResult> UndoOfCity([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? await UndoAsync(city, id, ct) : NotFound();

    private async Task<IActionResult> ShowAsync(City? city, string? done, CancellationToken ct)
    {
        List<PartableMerge> merges = [];
        foreach (var row in await undo.OpenAsync(city?.CityId, ct))
        {
            if (await firms.FindAsync(row.Kept, ct) is { } firm)
            {
                merges.Add(new(row, firm));
            }
        }

        return View("Duplicates", new DuplicatesPage(city, await duplicates.FindAsync(city?.CityId, ct), merges, done));
    }

    private async Task<IActionResult> MergeAsync(City? city, Guid kept, Guid gone, CancellationToken ct)
    {
        if (kept == default || gone == default)
        {
            return NotFound();
        }

        return Back(city, city is not null && !await IsShownAsync(city, kept, gone, ct) ? "gone"
            : await merge.BothBidAsync(kept, gone, ct) ? "both_bid"
            : await merge.MergeAsync(kept, gone, visitor.AccountId!.Value, city?.CityId, ct) == MergeOutcome.Merged ? "merged" : "gone");
    }

    private async Task<IActionResult> DifferentAsync(City? city, Guid one, Guid other, CancellationToken ct)
    {
        if (one == default || other == default)
        {
            return NotFound();
        }

        var known = await IsShownAsync(city, one, other, ct);
        if (known)
        {
            await duplicates.DifferentAsync(one, other, visitor.AccountId!.Value, ct);
        }

        return Back(city, known ? "different" : "gone");
    }

    private async Task<IActionResult> UndoAsync(City? city, Guid id, CancellationToken ct) =>
        id == default ? NotFound() : Back(city, (await undo.OpenAsync(city?.CityId, ct)).FirstOrDefault(m => m.MergeId == id) is { } row
            && await undo.UndoAsync(row, visitor.AccountId!.Value, city?.CityId, ct) ? "parted" : "not_parted");

    private async Task<bool> IsShownAsync(City? city, Guid one, Guid other, CancellationToken ct) =>
        (await duplicates.FindAsync(city?.CityId, ct)).Any(p => (p.One.SupplierId, p.Other.SupplierId) is var pair && (pair == (one, other) || pair == (other, one)));

    private RedirectResult Back(City? city, string done)
    {
        if (done is "gone" or "both_bid" or "not_parted")
        {
            AuditLog.ChangesNothing(HttpContext);
        }

        return Redirect(HttpContext.Language().Path($"{DuplicatesPage.PathOf(city)}?done={done}"));
    }
}

/// <summary>The pairs.</summary>
/// <param name="City">Of one city; null: all.</param>
/// <param name="Pairs">Those nobody has decided about.</param>
/// <param name="Merges">What can be taken apart again.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record DuplicatesPage(City? City, IReadOnlyList<DuplicatePair> Pairs, IReadOnlyList<PartableMerge> Merges, string? Done)
{
    /// <summary>Where the page is.</summary>
    public string Path => PathOf(City);

    internal static string PathOf(City? city) => city is null ? "/admin/duplicates" : $"/admin/cities/{city.Slug}/duplicates";
}

/// <summary>Two entries that were made one and can be taken apart again.</summary>
/// <param name="Row">When, and until when.</param>
/// <param name="Firm">The entry that is kept.</param>
public sealed record PartableMerge(MergeRow Row, Firm Firm);
