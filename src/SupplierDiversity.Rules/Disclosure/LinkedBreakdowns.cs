namespace SupplierDiversity.Rules.Disclosure;

/// <summary>A line of a breakdown as it may be shown.</summary>
/// <param name="Group">Code of the group; <see cref="LinkedBreakdowns.Others"/> for the small ones together.</param>
/// <param name="Counts">One a status; null: hidden.</param>
/// <param name="All">All of the group; null: hidden.</param>
public sealed record BreakdownLine(string Group, IReadOnlyList<long?> Counts, long? All);

/// <summary>The same firms by one feature, such as trade or size.</summary>
/// <param name="Name">Which feature.</param>
/// <param name="Lines">The groups, largest first.</param>
public sealed record Breakdown(string Name, IReadOnlyList<BreakdownLine> Lines);

/// <summary>What may be shown of a status: its totals, and the breakdowns that give nobody away.</summary>
/// <param name="Totals">One a status; null: not even these.</param>
/// <param name="Shown">Breakdowns; those that cannot be protected beside the totals are left out.</param>
public sealed record BreakdownSet(IReadOnlyList<long>? Totals, IReadOnlyList<Breakdown> Shown);

/// <summary>
/// Several breakdowns of the same firms by the same status. Each is protected by itself, and because all of them have the same
/// totals, one is shown only when it needs none of them hidden: so what one hides cannot be worked out from another. A group
/// in which all are of one known status would tell it of each firm; it is put together with others, like groups below k.
/// </summary>
public static class LinkedBreakdowns
{
    /// <summary>Code of the groups that are put together.</summary>
    public const string Others = "*";

    /// <summary>Protects.</summary>
    /// <param name="firms">One entry a firm: its status from 0 on, and its group in each breakdown.</param>
    /// <param name="names">Names of the breakdowns, in the order of the groups.</param>
    /// <param name="statuses">How many statuses there are; the last one means "not known".</param>
    /// <param name="k">The least count that is shown besides zero.</param>
    public static BreakdownSet Of(IReadOnlyList<(int Status, IReadOnlyList<string> Groups)> firms, IReadOnlyList<string> names, int statuses, int k)
    {
        var totals = Count(firms.Select(f => f.Status), statuses);
        if (totals.Any(n => n > 0 && n < k) || IsTelling(totals))
        {
            return new(null, []);
        }

        List<Breakdown> shown = [];
        for (var b = 0; b < names.Count; b++)
        {
            if (Protect(Folded([.. firms.Select(f => (f.Groups[b], f.Status))], statuses, k), statuses, k) is { } lines)
            {
                shown.Add(new(names[b], lines));
            }
        }

        return new(totals, shown);
    }

    private static List<(string Group, long[] Counts)> Folded(IReadOnlyList<(string Group, int Status)> firms, int statuses, int k)
    {
        var groups = firms.GroupBy(f => f.Group, StringComparer.Ordinal).Select(g => (Group: g.Key, Counts: Count(g.Select(f => f.Status), statuses))).ToList();
        bool Stays((string Group, long[] Counts) g) => g.Counts.Sum() >= k && !IsTelling(g.Counts);
        var kept = groups.Where(Stays).OrderByDescending(g => g.Counts.Sum()).ThenBy(g => g.Group, StringComparer.Ordinal).ToList();
        var others = groups.Where(g => !Stays(g)).ToList();
        return others.Count == 0 ? kept : [.. kept, (Others, [.. Enumerable.Range(0, statuses).Select(s => others.Sum(o => o.Counts[s]))])];
    }

    // Null: the totals would have to be hidden, or the rest tells of each firm in it.
    private static List<BreakdownLine>? Protect(List<(string Group, long[] Counts)> groups, int statuses, int k)
    {
        var counts = new long[groups.Count, statuses];
        for (var row = 0; row < groups.Count; row++)
        {
            for (var status = 0; status < statuses; status++)
            {
                counts[row, status] = groups[row].Counts[status];
            }
        }

        var table = ProtectedTable.Of(new CountTable(counts), k);
        return groups.Count < 2 || groups.Any(g => IsTelling(g.Counts)) || Enumerable.Range(0, statuses + 1).Any(s => table[groups.Count, s] is null) ? null
            : [.. groups.Select((g, row) => new BreakdownLine(g.Group, [.. Enumerable.Range(0, statuses).Select(s => table[row, s])], table[row, statuses]))];
    }

    private static bool IsTelling(long[] counts) => counts.Sum() is > 0 and var all && counts.SkipLast(1).Any(n => n == all);

    private static long[] Count(IEnumerable<int> firms, int statuses)
    {
        var counts = new long[statuses];
        foreach (var status in firms)
        {
            counts[status]++;
        }

        return counts;
    }
}
