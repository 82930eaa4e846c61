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
/// <param name="Lines">The groups, largest first.</param>
/// <param name="All">All groups together.</param>
public sealed record ResponseRates(IReadOnlyList<ResponseLine> Lines, ResponseLine All)
{
    private const string Yes = "answered";
    private const string No = "silent";

    /// <summary>
    /// Counts and protects several breakdowns of the same firms as one, because they add up to the same totals. How many
    /// answered is printed with the results, so everybody knows it where it is not small.
    /// </summary>
    /// <param name="firms">One entry a firm: its group in each breakdown, and whether it answered.</param>
    /// <param name="k">The least count a city prints.</param>
    /// <returns>One table a breakdown.</returns>
    public static IReadOnlyList<ResponseRates> Of(IReadOnlyList<(IReadOnlyList<string> Groups, bool Answered)> firms, int k)
    {
        ArgumentNullException.ThrowIfNull(firms);
        var breakdowns = Enumerable.Range(0, firms.Count == 0 ? 0 : firms[0].Groups.Count).Select(b => firms.GroupBy(f => f.Groups[b], StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList()).ToList();
        var tables = new LinkedTables([Dimension.Flat("answer", [Yes, No])], [.. breakdowns.Select((codes, b) => Dimension.Flat($"{b}", codes))]);
        foreach (var (groups, answered) in firms)
        {
            tables.Add([answered ? Yes : No], groups);
        }

        var all = firms.Count(f => f.Answered);
        // Whom a survey asked is known to the city that asked.
        var asked = breakdowns.SelectMany((codes, b) => codes.Select(c => (Cell: tables.Cell([Dimension.All], b, c), Firms: firms.Count(f => f.Groups[b] == c)))).Append((Cell: tables.Cell([Dimension.All]), Firms: firms.Count));
        var safe = ProtectedTables.Of(tables, new() { LeastCount = k, Known = [.. asked.Where(c => c.Firms >= k).Select(c => c.Cell), .. all == 0 || all >= k ? [tables.Cell([Yes])] : Array.Empty<int>()] });
        ResponseLine Line(string group, int breakdown, string code) => new(group, safe[[Yes], breakdown, code], safe[[No], breakdown, code], safe[[Dimension.All], breakdown, code]);
        return [.. breakdowns.Select((codes, b) => new ResponseRates([.. codes.Select(c => Line(c, b, c))], Line("", -1, Dimension.All)))];
    }
}
