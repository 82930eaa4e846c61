using System.Text.Json.Nodes;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Ocds;

/// <summary>
/// What a lot wants beside its purpose: goals from BT-06 and BT-775, strategies from where the notice says it. A duty that
/// only words suggest (BT-70 and other texts) stands with the sentence it was found in, so that no reader takes it for a code.
/// </summary>
internal static class OcdsSustainability
{
    private static readonly string[] EveryStrategy = ["awardCriteria", "contractPerformanceConditions", "selectionCriteria", "technicalSpecifications"];

    /// <summary>The goals of a lot; null when it has none.</summary>
    public static JsonArray? Of(NoticeLot lot, string language)
    {
        var duties = EqualityDuties.Of(lot, language);
        var strategies = duties.Select(d => Strategy(d)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var social = lot.SocialObjectives.Select(SocialGoal).OfType<string>().ToList();
        if (social.Count == 0 && lot.StrategicAims.Contains("soc-obj"))
        {
            social.Add("social");
        }

        // The guidance names all four where a notice does not say which; most clauses say it.
        var entries = social.Distinct().Select(goal => Entry(lot, language, goal, strategies.Count == 0 ? EveryStrategy : strategies)).ToList();
        entries.AddRange(lot.StrategicAims.Select(OtherGoal).OfType<string>().Distinct().Select(goal => Entry(lot, language, goal, EveryStrategy)));
        if (social.Count == 0)
        {
            entries.AddRange(duties.Where(d => d is { Source: DutySource.TextHint, Excerpt: not null }).Select(Hint));
        }

        return OcdsJson.List(entries);
    }

    private static JsonObject? Entry(NoticeLot lot, string language, string goal, IEnumerable<string> strategies) =>
        OcdsJson.Of(("goal", goal), ("strategies", OcdsJson.Words(strategies)), ("description", OcdsJson.Plain(lot.StrategicDescription, language)));

    private static JsonObject? Hint(EqualityDuty duty) =>
        OcdsJson.Of(("goal", "social"), ("strategies", Strategy(duty) is { } strategy ? OcdsJson.Words([strategy]) : null), ("description", duty.Excerpt));

    private static string? Strategy(EqualityDuty duty) => duty switch
    {
        { Tag: "res-ws" or "res-pub-ser" } => "reservedParticipation",
        { Position: ClausePosition.Award } => "awardCriteria",
        { Position: ClausePosition.Performance } => "contractPerformanceConditions",
        { Position: ClausePosition.Selection } => "selectionCriteria",
        { Position: ClausePosition.Specification } => "technicalSpecifications",
        _ => null,
    };

    // The mapping table says "…SupplyChain", the code list "…SupplyChains"; the list is what is checked.
    private static string? SocialGoal(string code) => code switch
    {
        "et-eq" => "social.ethnicEquality",
        "opp" => "social.disadvantagedEmploymentOpportunities",
        "work-cond" => "social.laborRightsPromotion",
        "gen-eq" => "social.genderEquality",
        "acc-all" => "social.accessibility",
        "hum-right" => "social.humanRightsInSupplyChains",
        "none" => null,
        _ => "social",
    };

    private static string? OtherGoal(string aim) => aim switch
    {
        "env-imp" => "environmental",
        "inn-pur" => "economic.innovativePurchase",
        _ => null,
    };
}
