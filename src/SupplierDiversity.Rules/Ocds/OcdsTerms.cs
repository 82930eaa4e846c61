using System.Text.Json.Nodes;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Ocds;

/// <summary>The terms of a lot: criteria, conditions, subcontracting.</summary>
internal static class OcdsTerms
{
    /// <summary>BT-539 to 543.</summary>
    public static JsonObject? Award(NoticeLot lot, string language) => OcdsJson.Of(
        ("weightingDescription", OcdsJson.Plain(lot.AwardCalculation, language)),
        ("criteria", OcdsJson.List(lot.AwardCriteria.Select(c => OcdsJson.Of(
            ("type", c.Type),
            ("name", OcdsJson.Plain(c.Name, language)),
            ("description", OcdsJson.Plain(c.Description, language)),
            ("numbers", OcdsJson.List(c.Numbers.Select(Number))))))));

    /// <summary>BT-809 and 750; what is listed but not asked of bidders (BT-748) is left out.</summary>
    public static JsonObject? Selection(NoticeLot lot, string language) => OcdsJson.Of(
        ("criteria", OcdsJson.List(lot.SelectionCriteria.Where(c => c.Usage is null or "used").Select(c => OcdsJson.Of(
            ("type", OcdsCodes.SelectionType(c.Type)),
            ("description", string.Join(": ", new[] { OcdsJson.Plain(c.Name, language), OcdsJson.Plain(c.Description, language) }.OfType<string>())))))));

    /// <summary>BT-70 and BT-736.</summary>
    public static JsonObject? Contract(NoticeLot lot, string language) => OcdsJson.Of(
        ("reservedExecution", lot.ReservedExecution == "yes" ? true : null),
        ("performanceTerms", OcdsJson.Plain(lot.PerformanceConditions, language)));

    /// <summary>BT-97 and BT-651.</summary>
    public static JsonObject? Submission(NoticeLot lot) => OcdsJson.Of(
        ("languages", OcdsJson.Words(lot.BidLanguages)),
        ("subcontractingClauses", OcdsJson.Words(lot.SubcontractingIndications.Where(c => c != "none"))));

    /// <summary>BT-65, BT-64 and BT-729; percent there, parts of one here.</summary>
    public static JsonObject? Subcontracting(NoticeLot lot) => OcdsJson.Of(
        ("description", string.Join(", ", lot.SubcontractingObligations.Where(c => c != "none"))),
        ("competitiveMinimumPercentage", lot.SubcontractingMinimumPercent / 100),
        ("competitiveMaximumPercentage", lot.SubcontractingMaximumPercent / 100));

    /// <summary>BT-71.</summary>
    public static JsonObject? Reserved(NoticeLot lot)
    {
        var codes = lot.ReservedParticipation.Select(c => c switch
        {
            "res-ws" => "shelteredWorkshop",
            "res-pub-ser" => "publicServiceMissionOrganization",
            _ => null,
        });
        return OcdsJson.Of(("reservedParticipation", OcdsJson.Words(codes.OfType<string>())));
    }

    /// <summary>BT-765 and BT-271.</summary>
    public static JsonObject? Techniques(NoticeLot lot) => lot.Framework is null && lot.FrameworkMaximum is null
        ? null
        : OcdsJson.Of(
            ("hasFrameworkAgreement", lot.Framework is not null and not "none"),
            ("frameworkAgreement", OcdsJson.Of(
                ("method", OcdsCodes.FrameworkMethod(lot.Framework)),
                ("value", OcdsJson.Value(lot.FrameworkMaximum)))));

    private static JsonObject? Number(CriterionNumber number) => OcdsCodes.Number(number.Kind, number.Code) is { } known
        ? OcdsJson.Of(("number", number.Number), (known.Name, known.Code))
        : OcdsJson.Of(("number", number.Number));
}
