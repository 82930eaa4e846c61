using System.Globalization;
using System.Text.Json.Nodes;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Ocds;

/// <summary>The <c>tender</c> of a release: procedure, lots, items, documents and, in a change notice, what it changes.</summary>
internal static class OcdsTender
{
    /// <summary>The tender as this notice tells it.</summary>
    public static JsonObject Of(Notice notice, string firstAmendment)
    {
        var language = notice.Language;
        return OcdsJson.Of(
            ("id", notice.ProcedureId),
            ("status", Status(notice)),
            ("legalBasis", Celex(notice.LegalBasis)),
            ("mainProcurementCategory", OcdsCodes.Category(notice.Nature)),
            ("procurementMethod", OcdsCodes.Method(notice.Procedure)),
            ("procurementMethodDetails", notice.Procedure),
            ("value", OcdsJson.Value(notice.Value)),
            ("techniques", notice.FrameworkMaximum is null ? null : OcdsJson.Of(("frameworkAgreement", OcdsJson.Of(("value", OcdsJson.Value(notice.FrameworkMaximum)))))),
            ("exclusionGrounds", OcdsJson.Of(("criteria", OcdsJson.List(notice.ExclusionGrounds.Select(g => OcdsJson.Of(("type", g))))))),
            ("items", Items(notice)),
            ("lots", OcdsJson.List(notice.Lots.Select(l => OcdsLot.Of(l, language, LotStatus(notice, l))))),
            ("documents", Documents(notice)),
            ("amendments", Amendments(notice, firstAmendment)))
            .With("title", notice.Title, language)
            .With("description", notice.Description, language)!;
    }

    private static string? Status(Notice notice) => notice switch
    {
        { Kind: NoticeKind.Planning } => "planned",
        { Kind: NoticeKind.Call, ChangeReason: "cancel" } => "cancelled",
        { Kind: NoticeKind.Call } => "active",
        { Kind: NoticeKind.Modification } => null,
        _ => "complete",
    };

    private static string? LotStatus(Notice notice, NoticeLot lot) => notice.Kind switch
    {
        NoticeKind.Modification => null,
        NoticeKind.Call or NoticeKind.Planning => Status(notice),
        _ => notice.Result?.LotResults.LastOrDefault(r => r.LotId == lot.LotId)?.Status switch
        {
            "selec-w" => "complete",
            "clos-nw" => "unsuccessful",
            "open-nw" => "active",
            _ => null,
        },
    };

    private static JsonObject? Celex(string? basis) => basis is [>= '0' and <= '9', ..] ? OcdsJson.Of(("scheme", "CELEX"), ("id", basis)) : null;

    private static JsonArray? Items(Notice notice)
    {
        var items = new List<JsonObject?>();
        foreach (var (lot, cpv, place) in notice.Lots.Select(l => (l.LotId, l.Cpv, l.Place)).DefaultIfEmpty(("", notice.Cpv, notice.Place)))
        {
            var codes = cpv.Count > 0 ? cpv : notice.Cpv;
            items.Add(OcdsJson.Of(
                ("id", (items.Count + 1).ToString(CultureInfo.InvariantCulture)),
                ("relatedLot", lot),
                ("classification", codes.Count == 0 ? null : Cpv(codes[0])),
                ("additionalClassifications", OcdsJson.List(codes.Skip(1).Select(Cpv))),
                ("deliveryAddresses", OcdsJson.List(Addresses(place))),
                ("deliveryLocations", OcdsJson.List(place.Anywhere.Select(OcdsCodes.Anywhere).OfType<string>().Select(d => OcdsJson.Of(("description", d)))))));
        }

        return OcdsJson.List(items);
    }

    private static IEnumerable<JsonObject?> Addresses(NoticePlace place) =>
        place.Nuts.Select(n => OcdsJson.Of(("region", n))).Concat(place.Countries.Select(c => OcdsJson.Of(("country", OcdsCodes.Country(c)))));

    private static JsonObject? Cpv(string code) => OcdsJson.Of(("scheme", "CPV"), ("id", code));

    private static JsonArray? Documents(Notice notice)
    {
        var documents = notice.Lots.SelectMany(l => l.DocumentUrls.Select(url => (Url: url, Lot: l)))
            .Where(d => Uri.TryCreate(d.Url, UriKind.Absolute, out _))
            .GroupBy(d => d.Url, StringComparer.Ordinal);
        return OcdsJson.List(documents.Select((same, i) => OcdsJson.Of(
            ("id", (i + 1).ToString(CultureInfo.InvariantCulture)),
            ("documentType", "biddingDocuments"),
            ("url", same.Key),
            ("languages", OcdsJson.Words(same.SelectMany(d => d.Lot.DocumentLanguages))),
            ("relatedLots", OcdsJson.Words(same.Select(d => d.Lot.LotId))))));
    }

    private static JsonArray? Amendments(Notice notice, string id) => notice.ChangedNotice is null ? null : OcdsJson.List(
    [
        OcdsJson.Of(
            ("id", id),
            ("date", notice.DispatchedAt is { } sent ? OcdsJson.Instant(sent) : null),
            ("description", OcdsJson.Plain(notice.ChangeDescription, notice.Language)),
            ("rationaleClassifications", notice.ChangeReason is null ? null : OcdsJson.List(
                [OcdsJson.Of(("scheme", "eu-change-corrig-justification"), ("id", notice.ChangeReason))])),
            ("relatedLots", OcdsJson.Words(notice.ChangedSections.Where(s => s.StartsWith("LOT-", StringComparison.Ordinal))))),
    ]);
}
