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
    /// <summary>Counts and protects; one entry a firm.</summary>
    public static ResponseRates Of(IReadOnlyList<(string Group, bool Answered)> firms, int k)
    {
        var groups = firms.GroupBy(f => f.Group, StringComparer.Ordinal)
            .Select(g => (Group: g.Key, Answered: g.LongCount(f => f.Answered), Silent: g.LongCount(f => !f.Answered)))
            .OrderByDescending(g => g.Answered + g.Silent).ThenBy(g => g.Group, StringComparer.Ordinal).ToList();
        var counts = new long[groups.Count, 2];
        for (var row = 0; row < groups.Count; row++)
        {
            (counts[row, 0], counts[row, 1]) = (groups[row].Answered, groups[row].Silent);
        }

        var table = ProtectedTable.Of(new CountTable(counts), k);
        ResponseLine Line(string group, int row) => new(group, table[row, 0], table[row, 1], table[row, 2]);
        return new([.. groups.Select((g, row) => Line(g.Group, row))], Line("", groups.Count));
    }
}
