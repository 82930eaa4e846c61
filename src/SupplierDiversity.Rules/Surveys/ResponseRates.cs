using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Surveys;

/// <summary>A group of invited firms, as it may be shown.</summary>
/// <param name="Group">Code of the size or trade; empty for firms of which it is not known.</param>
/// <param name="Answered">How many answered; null: hidden.</param>
/// <param name="Silent">How many did not; null: hidden.</param>
/// <param name="Invited">How many were invited; null: hidden.</param>
public sealed record ResponseLine(string Group, long? Answered, long? Silent, long? Invited)
{
    /// <summary>Response rate in basis points; null where it is hidden or nobody was invited.</summary>
    public int? BasisPoints => Answered is { } answered && Invited is { } invited and > 0
        ? (int)Math.Round(answered * 10_000m / invited, MidpointRounding.AwayFromZero) : null;
}

/// <summary>
/// Who answered and who did not, by group: whether the answers speak for all. Only counts leave, through the disclosure
/// rules, so that nobody learns whether one firm answered.
/// </summary>
/// <param name="Lines">The groups, largest first; those that are too small to be told by their code.</param>
/// <param name="All">All groups together.</param>
public sealed record ResponseRates(IReadOnlyList<ResponseLine> Lines, ResponseLine All)
{
    private const string Yes = "answered";
    private const string No = "silent";

    /// <summary>
    /// Counts and protects the firms in several ways, and tells one of these only: the city knows of each firm it asked its group
    /// in every way, so what one table hides another one would give away. How many answered is printed with the results, so
    /// everybody knows it where it is not small.
    /// </summary>
    /// <param name="firms">One entry a firm: its group in each way, and whether it answered.</param>
    /// <param name="k">The least count a city prints.</param>
    /// <returns>The way with most groups told, the first of several; all others are null.</returns>
    public static IReadOnlyList<ResponseRates?> Of(IReadOnlyList<(IReadOnlyList<string> Groups, bool Answered)> firms, int k)
    {
        ArgumentNullException.ThrowIfNull(firms);
        var ways = Enumerable.Range(0, firms.Count == 0 ? 0 : firms[0].Groups.Count).Select(b => By(firms, b, k)).ToList();
        var best = ways.MaxBy(w => w.Lines.Count(l => l.Answered is not null));
        return [.. ways.Select(w => w == best ? w : null)];
    }

    private static ResponseRates By(IReadOnlyList<(IReadOnlyList<string> Groups, bool Answered)> firms, int way, int k)
    {
        var codes = firms.GroupBy(f => f.Groups[way], StringComparer.Ordinal).OrderByDescending(g => g.Count() < k ? 0 : g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList();
        var tables = new LinkedTables([Dimension.Flat("answer", [Yes, No])], [Dimension.Flat("group", codes)]);
        foreach (var (groups, answered) in firms)
        {
            tables.Add([answered ? Yes : No], [groups[way]]);
        }

        var all = firms.Count(f => f.Answered);
        // Whom a survey asked is known to the city that asked.
        var asked = codes.Select(c => (Cell: tables.Cell([Dimension.All], 0, c), Firms: firms.Count(f => f.Groups[way] == c))).Append((Cell: tables.Cell([Dimension.All]), Firms: firms.Count));
        // Where all of a group did the same, the nought beside it would say of each of them what it did.
        var alike = firms.GroupBy(f => f.Groups[way]).Where(g => all > 0 && all < firms.Count && g.Select(f => f.Answered).Distinct().Count() == 1)
            .Select(g => tables.Cell([g.First().Answered ? No : Yes], 0, g.Key));
        var safe = ProtectedTables.Of(tables, new() { LeastCount = k, AlsoHidden = k == 1 ? [] : [.. alike], Known = [.. asked.Where(c => c.Firms >= k).Select(c => c.Cell), .. all == 0 || all >= k ? [tables.Cell([Yes])] : Array.Empty<int>()] });
        ResponseLine Line(string group, int breakdown, string code) => new(group, safe[[Yes], breakdown, code], safe[[No], breakdown, code], safe[[Dimension.All], breakdown, code]);
        return new([.. codes.Select(c => Line(c, 0, c))], Line("", -1, Dimension.All));
    }
}
