using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail.Letters;

namespace SupplierDiversity.Features.BidReports.Saved;

/// <summary>The list of a city.</summary>
/// <param name="City">Whose.</param>
/// <param name="Reports">The newest first.</param>
/// <param name="Form">What the fields hold.</param>
internal sealed record SavedReportsPage(City City, IReadOnlyList<SavedReport> Reports, SavedReportForm Form);

/// <summary>One saved report.</summary>
/// <param name="City">Whose.</param>
/// <param name="Report">The report.</param>
/// <param name="Recipients">Who is or was on the list.</param>
/// <param name="Names">Their addresses; empty where the account is gone.</param>
/// <param name="People">People of the city who may be put on the list.</param>
/// <param name="Mails">What was sent, the newest first.</param>
/// <param name="Letters">What became of the letters that are still on record.</param>
/// <param name="Newest">What it says now; null: nothing yet.</param>
/// <param name="Form">What the fields hold.</param>
internal sealed record SavedReportPage(
    City City, SavedReport Report, IReadOnlyList<ReportRecipient> Recipients, IReadOnlyDictionary<Guid, string> Names, IReadOnlyList<(Guid Account, string Email)> People,
    IReadOnlyList<ReportMail> Mails, IReadOnlyDictionary<Guid, LetterState> Letters, ReportEdition? Newest, RecipientForm Form)
{
    /// <summary>All languages of the portal.</summary>
    public required IReadOnlyList<Language> Languages { get; init; }

    /// <summary>What became of a mail, in words.</summary>
    public string Outcome(ReportMail mail, Language t) => mail switch
    {
        { Reason: "no-right" } => t["reports.saved.outcome.no_right"],
        { Reason: "no-address" } => t["reports.saved.outcome.no_address"],
        { LetterId: { } id } when Letters.TryGetValue(id, out var letter) => letter.State switch
        {
            "accepted" => t["reports.saved.outcome.accepted"],
            "parked" => t.Of("reports.saved.outcome.parked", ("reason", letter.Reason)),
            "suppressed" => t["reports.saved.outcome.suppressed"],
            _ => t["reports.saved.outcome.waiting"],
        },
        _ => t["reports.saved.outcome.forgotten"],
    };

    /// <summary>Where somebody stands, in words.</summary>
    public string Standing(ReportRecipient recipient, Language t) => recipient switch
    {
        { EndedAt: { } end } => t.Of(recipient.EndedBySelf ? "reports.saved.standing.stopped" : "reports.saved.standing.removed", ("day", t.ShortDay(City.DayAt(end)))),
        { ConfirmedAt: { } since } => t.Of("reports.saved.standing.gets", ("day", t.ShortDay(City.DayAt(since)))),
        _ => t.Of("reports.saved.standing.asked", ("day", t.ShortDay(City.DayAt(recipient.AskedAt)))),
    };
}
