using SupplierDiversity.Rules.Calendar;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Authoring;

/// <summary>
/// Makes the notice of a draft, as the portal would read it from an eForms file: what is published here takes the same
/// way as what is imported.
/// </summary>
public static class DraftNotice
{
    /// <summary>The notice.</summary>
    /// <param name="draft">The draft; what is missing is missing in the notice.</param>
    /// <param name="clauses">Its clauses with their words.</param>
    /// <param name="identity">Ids of this publication.</param>
    /// <param name="buyer">Who buys.</param>
    /// <param name="zone">The city's zone.</param>
    /// <param name="now">The moment of publication.</param>
    public static Notice Of(TenderDraft draft, IReadOnlyList<ClauseInTender> clauses, DraftIdentity identity, NoticeOrganisation buyer, TimeZoneInfo zone, DateTimeOffset now)
    {
        var language = draft.Language.Length > 0 ? draft.Language : "en";
        var parts = new LotParts(draft with { Language = language }, clauses, buyer, zone, identity.DocumentsUrl);
        return new Notice
        {
            NoticeId = identity.NoticeId,
            Version = 1,
            ProcedureId = identity.ProcedureId,
            // Below the thresholds there is no form of the directive.
            Subtype = draft.Regime switch { "light" => "20", "below" => null, _ => "16" },
            Kind = NoticeKind.Call,
            NoticeType = draft.Regime == "light" ? "cn-social" : "cn-standard",
            FormType = "competition",
            LegalBasis = draft.Regime == "below" ? "other" : "32014L0024",
            DispatchedAt = TimeZoneInfo.ConvertTime(now, zone),
            PublishedOn = ZoneDay.Of(now, zone),
            Language = language,
            OtherLanguages = DraftTexts.Complete(draft),
            ChangedNotice = identity.Changes,
            ChangeReason = identity.Changes is null ? null : identity.Cancels ? "cancel" : "cor-buy",
            ChangeDescription = identity.Reason.Length == 0 ? LocalText.Empty : new(new Dictionary<string, string> { [language] = identity.Reason }),
            Buyers = [buyer],
            Title = parts.Text("title", draft.Title),
            Description = parts.Text("description", draft.Description),
            Nature = draft.Nature.Length > 0 ? draft.Nature : null,
            Cpv = draft.Cpv,
            Place = parts.Place,
            Value = LotParts.Amount(draft.ValueCents, draft.Currency),
            Procedure = draft.Procedure.Length > 0 ? draft.Procedure : null,
            Lots = draft.Lots.Count == 0 ? [parts.Of(new("LOT-0001", draft.Title, draft.Description, draft.ValueCents), "")]
                : [.. draft.Lots.Select(l => parts.Of(l, $"lot.{l.LotId}."))],
        };
    }
}

/// <summary>Ids of one publication of a draft.</summary>
/// <param name="NoticeId">BT-701, a new one for each publication.</param>
/// <param name="ProcedureId">BT-04, the same for all of them.</param>
/// <param name="Changes">BT-758, the publication this one takes the place of: "uuid-01"; null for the first.</param>
/// <param name="Cancels">True: it calls the procedure off (BT-140 "cancel").</param>
/// <param name="Reason">BT-141, in the language of the draft; empty for the first.</param>
/// <param name="DocumentsUrl">BT-15, where the documents are; null while there is no address.</param>
public sealed record DraftIdentity(string NoticeId, string ProcedureId, string? Changes = null, bool Cancels = false, string Reason = "", string? DocumentsUrl = null);

/// <summary>What all lots of a notice share.</summary>
internal sealed record LotParts(TenderDraft Draft, IReadOnlyList<ClauseInTender> Clauses, NoticeOrganisation Buyer, TimeZoneInfo Zone, string? DocumentsUrl)
{
    public NoticePlace Place => new() { Nuts = Draft.Nuts, Countries = Draft.Nuts.Count > 0 && Buyer.Country is { } country ? [country] : [] };

    public LocalText Text(string key, string original) => DraftTexts.Published(Draft, key, original);

    public static Money? Amount(long? cents, string currency) => cents is null ? null : new(cents.Value / 100m, currency);

    public NoticeLot Of(DraftLot lot, string keys) => new()
    {
        LotId = lot.LotId,
        Title = Text(keys + "title", lot.Title),
        Description = Joined(Text(keys + "description", lot.Description), In(ClausePosition.Specification)),
        Nature = Draft.Nature.Length > 0 ? Draft.Nature : null,
        Cpv = Draft.Cpv,
        Place = Place,
        Value = Amount(lot.ValueCents, Draft.Currency),
        TenderDeadline = Draft.Procedure is "restricted" or "neg-w-call" ? null : Deadline(Draft.BidsUntil),
        ParticipationDeadline = Draft.Procedure is "restricted" or "neg-w-call" ? Deadline(Draft.BidsUntil) : null,
        QuestionsDeadline = Deadline(Draft.QuestionsUntil),
        OpeningAt = Deadline(Draft.OpenedAt),
        BidLanguages = Draft.BidLanguages,
        DocumentLanguages = DocumentsUrl is null ? [] : [Draft.Language, .. DraftTexts.Complete(Draft)],
        DocumentUrls = DocumentsUrl is null ? [] : [DocumentsUrl],
        StrategicAims = [Clauses.Count > 0 ? "soc-obj" : "none"],
        StrategicDescription = Clauses.Aggregate(LocalText.Empty, (all, c) => Joined(all, [c.Title])),
        SocialObjectives = [.. Clauses.Select(c => c.SocialObjective).Distinct().Order(StringComparer.Ordinal)],
        // Never reserved: not by origin, and article 20 is not offered here.
        ReservedParticipation = ["none"],
        PerformanceConditions = Joined(LocalText.Empty, In(ClausePosition.Performance)),
        SelectionCriteria = [.. Clauses.Where(c => c.Position == ClausePosition.Selection).Select(c => new SelectionCriterion("other", Published(c.Title), Published(c.Text)))],
        AwardCriteria =
        [
            .. Draft.Criteria.Select(c => new AwardCriterion(c.Type, Text($"criterion.{c.Id}.name", c.Name), Text($"criterion.{c.Id}.description", c.Description), Weight(c.WeightBasisPoints))),
            .. Clauses.Where(c => c.Position == ClausePosition.Award).Select(c => new AwardCriterion("quality", Published(c.Title), Published(c.Text), Weight(c.WeightBasisPoints))),
        ],
    };

    private IEnumerable<LocalText> In(ClausePosition position) => Clauses.Where(c => c.Position == position).Select(c => c.Text);

    private NoticeDeadline? Deadline(string typed) => CityTime.Read(typed, Zone).At is { } at ? new(at, OffsetStated: true, TimeStated: true) : null;

    private static IReadOnlyList<CriterionNumber> Weight(int? basisPoints) => basisPoints is null ? [] : [new("number-weight", "per-exa", basisPoints.Value / 100m)];

    // The original stands wherever a language has no words of its own, so that no version of the notice lacks a duty.
    private LocalText Joined(LocalText first, IEnumerable<LocalText> more)
    {
        List<LocalText> all = [.. first.IsEmpty ? [] : new[] { first }, .. more];
        return all.Count == 0 ? LocalText.Empty
            : new(Languages.ToDictionary(l => l, l => string.Join("\n\n", all.Select(t => t.For(l, Draft.Language)?.Text).OfType<string>())));
    }

    private LocalText Published(LocalText text) => text.IsEmpty ? text : new(text.ByLanguage.Where(t => Languages.Contains(t.Key)).ToDictionary());

    private IEnumerable<string> Languages => DraftTexts.Complete(Draft).Prepend(Draft.Language);
}
