namespace SupplierDiversity.Rules.Assurance;

/// <summary>What still keeps an assessment from being handed over for signature.</summary>
public static class AssuranceReadiness
{
    /// <summary>Shortest reason that says something, in characters.</summary>
    public const int ShortestReason = 20;

    /// <summary>What is missing, in the order of the page; empty when it can be signed. Words: <c>assurance.missing.…</c>.</summary>
    /// <param name="score">Null while questions are open.</param>
    /// <param name="chosen">The level somebody chose instead of the rule's; null without.</param>
    /// <param name="reason">Why.</param>
    /// <param name="impacts">Impacts, each with whether its clause is filled in.</param>
    public static IReadOnlyList<string> Missing(AssuranceScore? score, AssuranceNeed? chosen, string reason, IReadOnlyList<bool> impacts)
    {
        if (score is null)
        {
            return ["questions"];
        }

        List<string> missing = [];
        if (chosen is not null && chosen != score.Needed && reason.Trim().Length < ShortestReason)
        {
            missing.Add("reason");
        }

        if ((chosen ?? score.Needed) != AssuranceNeed.None && impacts.Count == 0)
        {
            missing.Add("impact");
        }

        if (impacts.Contains(false))
        {
            missing.Add("blanks");
        }

        return missing;
    }
}
