using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Clauses;

/// <summary>
/// Finds the equality duties of a lot. Codes first (BT-775, BT-06, BT-71, BT-736, BT-754); since hardly any real notice
/// uses them, then words in the texts, each labelled as a hint with its sentence.
/// </summary>
public static class EqualityDuties
{
    /// <summary>The duties of one lot, codes before hints; the same duty at the same position is named once.</summary>
    public static IReadOnlyList<EqualityDuty> Of(NoticeLot lot, string noticeLanguage)
    {
        var duties = new List<EqualityDuty>();
        AddCoded(duties, lot, noticeLanguage);
        DutyHints.Add(duties, lot, noticeLanguage);
        return duties;
    }

    /// <summary>
    /// The tags for the <c>duties</c> columns: ' et-eq performance ' — every tag and position once, in alphabetical
    /// order, each between blanks so that a search for ' tag ' finds it; empty when there is no duty.
    /// </summary>
    public static string TagsOf(IEnumerable<EqualityDuty> duties)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var duty in duties)
        {
            words.Add(duty.Tag);
            if (duty.Position != ClausePosition.Unstated)
            {
                words.Add(WordOf(duty.Position));
            }
        }

        return words.Count == 0 ? "" : $" {string.Join(' ', words)} ";
    }

    /// <summary>The position as it stands in addresses and in the <c>duties</c> columns: "performance".</summary>
    public static string WordOf(ClausePosition position) => position switch
    {
        ClausePosition.Specification => "specification",
        ClausePosition.Selection => "selection",
        ClausePosition.Award => "award",
        ClausePosition.Performance => "performance",
        _ => "unstated",
    };

    private static void AddCoded(List<EqualityDuty> duties, NoticeLot lot, string noticeLanguage)
    {
        var how = lot.StrategicDescription.For(noticeLanguage, noticeLanguage);
        void Add(string tag, ClausePosition position, bool described = false)
        {
            if (!duties.Exists(d => d.Tag == tag && d.Position == position))
            {
                duties.Add(new(tag, position, DutySource.Code, described ? how?.Text : null, described ? how?.Language : null));
            }
        }

        foreach (var code in lot.SocialObjectives.Where(IsTag))
        {
            Add(code, ClausePosition.Unstated, described: true);
        }

        // BT-06 alone says "some social aim"; beside a BT-775 code it says nothing more.
        if (lot.StrategicAims.Contains("soc-obj") && duties.Count == 0)
        {
            Add("soc-obj", ClausePosition.Unstated, described: true);
        }

        foreach (var code in lot.ReservedParticipation.Where(c => c != "none" && IsTag(c)))
        {
            Add(code, ClausePosition.Selection);
        }

        if (lot.ReservedExecution == "yes")
        {
            Add("reserved-execution", ClausePosition.Performance);
        }

        // BT-754 "inc": accessibility criteria for people with disabilities are in the technical specifications (art. 42).
        if (lot.Accessibility == "inc")
        {
            Add("acc-all", ClausePosition.Specification);
        }
    }

    // A code goes into the blank-separated duties column, so a damaged one with blanks is not a tag.
    private static bool IsTag(string code) => code.Length is > 0 and <= 40 && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
