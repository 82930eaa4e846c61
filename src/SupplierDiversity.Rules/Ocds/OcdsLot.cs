using System.Text.Json.Nodes;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Ocds;

/// <summary>One lot as <c>tender.lots[]</c>.</summary>
internal static class OcdsLot
{
    /// <summary>The lot with its periods, terms and aims.</summary>
    /// <param name="lot">The lot.</param>
    /// <param name="language">Language of the release.</param>
    /// <param name="status">A code of tenderStatus; null where the notice does not tell.</param>
    public static JsonObject Of(NoticeLot lot, string language, string? status)
    {
        var aims = OcdsSustainability.Of(lot, language);
        return OcdsJson.Of(
            ("id", lot.LotId),
            ("status", status),
            ("mainProcurementCategory", OcdsCodes.Category(lot.Nature)),
            ("value", OcdsJson.Value(lot.Value)),
            ("tenderPeriod", Ends(lot.TenderDeadline ?? lot.ParticipationDeadline ?? lot.InterestDeadline)),
            ("enquiryPeriod", Ends(lot.QuestionsDeadline)),
            ("awardPeriod", lot.OpeningAt is { } opening ? OcdsJson.Of(("startDate", OcdsJson.Instant(opening.At))) : null),
            ("contractPeriod", ContractPeriod(lot)),
            ("hasSustainability", aims is null ? null : true),
            ("sustainability", aims),
            ("hasAccessibilityCriteria", lot.Accessibility is null ? null : lot.Accessibility == "inc"),
            ("awardCriteria", OcdsTerms.Award(lot, language)),
            ("selectionCriteria", OcdsTerms.Selection(lot, language)),
            ("contractTerms", OcdsTerms.Contract(lot, language)),
            ("submissionTerms", OcdsTerms.Submission(lot)),
            ("subcontractingTerms", OcdsTerms.Subcontracting(lot)),
            ("otherRequirements", OcdsTerms.Reserved(lot)),
            ("submissionMethodDetails", lot.SubmissionUrl),
            ("suitability", lot.SuitableForSmes is { } suits ? OcdsJson.Of(("sme", suits)) : null),
            ("techniques", OcdsTerms.Techniques(lot)))
            .With("title", lot.Title, language)
            .With("description", lot.Description, language)!;
    }

    private static JsonObject? Ends(NoticeDeadline? deadline) => deadline is null ? null : OcdsJson.Of(("endDate", OcdsJson.Instant(deadline.At)));

    private static JsonObject? ContractPeriod(NoticeLot lot) => OcdsJson.Of(
        ("startDate", OcdsJson.DayBegins(lot.StartsOn)),
        ("endDate", OcdsJson.DayEnds(lot.EndsOn)),
        ("durationInDays", lot.Duration is { } duration ? Days(duration) : null));

    // Weeks of 7, months of 30 and years of 365 days, as the guidance counts.
    private static JsonNode? Days(NoticeDuration duration)
    {
        int? days = duration.Unit switch { "DAY" => 1, "WEEK" => 7, "MONTH" => 30, "YEAR" => 365, _ => null };
        return days is { } unit && duration.Length is > 0 and < 100_000 ? (int)decimal.Round(duration.Length * unit) : null;
    }
}
