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
/// Several breakdowns of the same firms by the same status, protected together (<see cref="ProtectedTables"/>): what one hides
/// cannot be worked out from another. All have the same totals, which are always told; a breakdown that needs one of them
/// hidden is left out. A group in which all are of one known status would tell it of each firm; it is put together with
/// others, like groups below k.
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

        List<(string Name, List<(string Group, long[] Counts)> Groups)> kept =
            [.. names.Select((n, b) => (n, Folded([.. firms.Select(f => (f.Groups[b], f.Status))], statuses, k))).Where(b => b.Item2.Count > 1 && !b.Item2.Any(g => IsTelling(g.Counts)))];
        while (true)
        {
            var (tables, safe) = Protect(kept, totals, k);
            if (Enumerable.Range(0, statuses).All(s => safe[[$"{s}"]] is not null) && safe[[Dimension.All]] is not null)
            {
                IReadOnlyList<BreakdownLine> Lines(int b) => [.. kept[b].Groups.Select(g => new BreakdownLine(
                    g.Group, [.. Enumerable.Range(0, statuses).Select(s => safe[[$"{s}"], b, Code(g.Group)])], safe[[Dimension.All], b, Code(g.Group)]))];
                return new(totals, [.. tables.Breakdowns.Select((d, b) => new Breakdown(d.Name, Lines(b)))]);
            }

            // The one with the most small counts, which is the one that needs most.
            kept.Remove(kept.MaxBy(b => b.Groups.Sum(g => g.Counts.Count(n => n > 0 && n < k))));
        }
    }

    private static List<(string Group, long[] Counts)> Folded(IReadOnlyList<(string Group, int Status)> firms, int statuses, int k)
    {
        var groups = firms.GroupBy(f => f.Group, StringComparer.Ordinal).Select(g => (Group: g.Key, Counts: Count(g.Select(f => f.Status), statuses))).ToList();
        bool Stays((string Group, long[] Counts) g) => g.Counts.Sum() >= k && !IsTelling(g.Counts);
        var kept = groups.Where(Stays).OrderByDescending(g => g.Counts.Sum()).ThenBy(g => g.Group, StringComparer.Ordinal).ToList();
        var others = groups.Where(g => !Stays(g)).ToList();
        return others.Count == 0 ? kept : [.. kept, (Others, [.. Enumerable.Range(0, statuses).Select(s => others.Sum(o => o.Counts[s]))])];
    }

    private static (LinkedTables Tables, ProtectedTables Safe) Protect(List<(string Name, List<(string Group, long[] Counts)> Groups)> breakdowns, long[] totals, int k)
    {
        var tables = new LinkedTables(
            [Dimension.Flat("status", Enumerable.Range(0, totals.Length).Select(s => $"{s}"))], [.. breakdowns.Select(b => Dimension.Flat(b.Name, b.Groups.Select(g => Code(g.Group))))]);
        for (var status = 0; status < totals.Length; status++)
        {
            tables.AddTo([$"{status}"], -1, Dimension.All, totals[status]);
            foreach (var ((_, groups), b) in breakdowns.Select((g, b) => (g, b)))
            {
                groups.ForEach(g => tables.AddTo([$"{status}"], b, Code(g.Group), g.Counts[status]));
            }
        }

        return (tables, ProtectedTables.Of(tables, new() { LeastCount = k }));
    }

    // A group may have any code, that of all too.
    private static string Code(string group) => $"={group}";

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
