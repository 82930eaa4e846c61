using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tenders;

/// <summary>
/// Ordinary requirements of a lot that may keep firms out, as far as its notice states them: financial strength, references
/// and ability, and in how many languages one can bid. What a notice does not state is not known, and never taken for a no.
/// </summary>
public static class LotDemands
{
    /// <summary>Economic and financial standing, such as a turnover (BT-809 <c>slc-stand-…</c>, BT-747 <c>ef-stand</c>): yes or no.</summary>
    public const string Turnover = "turnover";

    /// <summary>References and other technical or professional ability (BT-809 <c>slc-abil-…</c>, BT-747 <c>tp-abil</c>): yes or no.</summary>
    public const string References = "references";

    /// <summary>Languages in which one can bid (BT-97): one or several.</summary>
    public const string Languages = "languages";

    // Listed, but not asked of bidders (BT-748).
    private const string NotUsed = "n-used";

    /// <summary>What a lot asks, as it is kept: "turnover=yes languages=one"; empty where nothing is stated.</summary>
    public static string TagsOf(NoticeLot lot)
    {
        ArgumentNullException.ThrowIfNull(lot);
        var asked = lot.SelectionCriteria.Where(c => c.Type is not null && c.Usage != NotUsed).Select(c => c.Type!).ToList();
        bool Any(string kind, string old) => asked.Exists(type => type.StartsWith(kind, StringComparison.Ordinal) || type == old);
        List<string> tags = [];
        if (lot.SelectionCriteria.Any(c => c.Type is not null))
        {
            tags.Add($"{Turnover}={(Any("slc-stand-", "ef-stand") ? "yes" : "no")}");
            tags.Add($"{References}={(Any("slc-abil-", "tp-abil") ? "yes" : "no")}");
        }

        if (lot.BidLanguages.Count > 0)
        {
            tags.Add($"{Languages}={(lot.BidLanguages.Distinct().Count() == 1 ? "one" : "several")}");
        }

        return string.Join(' ', tags);
    }

    /// <summary>What is kept of one demand; empty where it is not known.</summary>
    /// <param name="tags">As <see cref="TagsOf"/> made them; null: the lot is not known.</param>
    /// <param name="demand">One of the demands.</param>
    public static string Of(string? tags, string demand)
    {
        ArgumentNullException.ThrowIfNull(demand);
        return (tags ?? "").Split(' ').FirstOrDefault(t => t.StartsWith(demand + "=", StringComparison.Ordinal))?[(demand.Length + 1)..] ?? "";
    }
}
