using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.Barriers;

/// <summary>A year's answers as tables, for officers and for everybody.</summary>
/// <param name="T">The reader's language.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Said">The figures.</param>
internal sealed record SaidTable(Language T, int Year, ReleasedReasons Said)
{
    /// <summary>The name of a column.</summary>
    public string Group(BidderGroup? group) => T[$"reports.group.{group?.ToString().ToLowerInvariant() ?? "all"}"];

    /// <summary>A count, or that it is hidden.</summary>
    public string Count(long? count) => count is { } n ? T.Number(n) : T["surveys.hidden"];

    /// <summary>For which part of a line the group is known; hidden where it must be, a dash where there is nobody.</summary>
    public string Known(IReadOnlyList<long?> line) => (line[^1], line[(int)BidderGroup.Unknown]) switch
    {
        (0, _) => "–",
        ({ } all, { } unknown) => Percent((double)Math.Max(0, all - unknown) / all),
        _ => T["surveys.hidden"],
    };

    /// <summary>Reasons by how many named them, of all that answered; those that are hidden are left out.</summary>
    public IEnumerable<(string Reason, string Share)> Named =>
        from line in Said.Reasons
        where line.Counts[^1] > 0 && Said.Said[^1] > 0
        orderby line.Counts[^1] descending
        let share = Math.Min(1, (double)line.Counts[^1]!.Value / Said.Said[^1]!.Value)
        select (T[$"bids.barriers.{line.Code}"], T.Of("monitoring.share", ("count", line.Counts[^1]), ("of", Said.Said[^1]), ("share", Percent(share))));

    /// <summary>The tables by group: what was named, and how far those that answered had come.</summary>
    public IEnumerable<(string Title, string Caption, string Column, IReadOnlyList<(string Name, IReadOnlyList<long?> Counts)> Lines)> Tables =>
    [
        (T["barriers.reasons.by_group"], T["barriers.reasons.caption"], T["barriers.reasons.column"], [.. Said.Reasons.Select(l => (T[$"bids.barriers.{l.Code}"], l.Counts)), (T["barriers.reasons.answered"], Said.Said)]),
        (T["barriers.reasons.when"], T["barriers.reasons.when"], T["barriers.reasons.when_column"], [.. Said.Situations.Select(l => (T[$"bids.barriers.when.{l.Code.Replace('-', '_')}"], l.Counts))]),
    ];

    /// <summary>What most of those that answered named, in words; null where a count is hidden or nobody named anything.</summary>
    public string? Most => Said.Reasons.Where(r => r.Counts[^1] > 0).MaxBy(r => r.Counts[^1]) is { } most && Said.Said[^1] is { } all and > 0
        ? T.Of("barriers.reasons.most", ("reason", T[$"bids.barriers.{most.Code}"]), ("share", Percent(Math.Min(1, (double)most.Counts[^1]!.Value / all)))) : null;

    private string Percent(double share) => T.Share(share);
}
