using System.Globalization;
using System.Text.Json.Nodes;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Ocds;

/// <summary>Results of a notice: awards, contracts, winning bids and how many bids came in. Ids carry the notice, since "RES-0001" repeats in the next one.</summary>
internal sealed class OcdsAwards(Notice notice, OcdsParties parties)
{
    private readonly List<JsonObject?> _awards = [];
    private readonly List<JsonObject?> _contracts = [];
    private readonly List<JsonObject?> _bids = [];
    private readonly List<JsonObject?> _statistics = [];

    /// <summary><c>awards</c>, one a lot result that ended.</summary>
    public JsonArray? Awards => OcdsJson.List(_awards);

    /// <summary><c>contracts</c>, one a winning tender.</summary>
    public JsonArray? Contracts => OcdsJson.List(_contracts);

    /// <summary><c>bids</c>: the counts of the notice and the bids that won. Losing bids are in no notice.</summary>
    public JsonObject? Bids => OcdsJson.Of(("statistics", OcdsJson.List(_statistics)), ("details", OcdsJson.List(_bids)));

    /// <summary>Reads all lot results.</summary>
    public static OcdsAwards Of(Notice notice, OcdsParties parties)
    {
        var read = new OcdsAwards(notice, parties);
        foreach (var (result, number) in (notice.Result?.LotResults ?? []).Select((r, i) => (r, i + 1)))
        {
            read.Count(result);
            if (result.Status != "open-nw")
            {
                read.Add(result, $"{notice.NoticeId}-{(result.LocalId.Length > 0 ? result.LocalId : number.ToString(CultureInfo.InvariantCulture))}");
            }
        }

        return read;
    }

    private void Add(NoticeLotResult result, string id)
    {
        string[] lots = result.LotId.Length > 0 ? [result.LotId] : [];
        var suppliers = new List<JsonObject?>();
        foreach (var (winner, number) in result.Winners.Select((w, i) => (w, i + 1)))
        {
            var bid = string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
            var tenderers = winner.Tenderers.Select(t => parties.Reference(t, "tenderer")).ToList();
            suppliers.AddRange(winner.Tenderers.Select(t => parties.Reference(t, "supplier")));
            if (winner.Tenderers.Count > 1)
            {
                parties.Reference(winner.Tenderers[0], "leadTenderer");
            }

            foreach (var subcontractor in winner.Subcontractors)
            {
                parties.Reference(subcontractor, "subcontractor");
            }

            _bids.Add(Bid(winner, bid, tenderers, lots));
            _contracts.Add(OcdsJson.Of(
                ("id", bid),
                ("awardID", id),
                ("status", winner.SignedOn is null ? null : "active"),
                ("value", OcdsJson.Value(winner.Value)),
                ("dateSigned", OcdsJson.DayBegins(winner.SignedOn)),
                ("relatedBids", OcdsJson.Words([bid]))));
        }

        _awards.Add(OcdsJson.Of(
            ("id", id),
            ("status", result.Status switch { "selec-w" => "active", "clos-nw" => "unsuccessful", _ => null }),
            ("statusDetails", result.NotAwardedReason),
            ("date", OcdsJson.DayBegins(result.Winners.Min(w => w.DecidedOn))),
            ("value", result.Winners is [{ Value: { } value }] ? OcdsJson.Value(value) : null),
            ("suppliers", OcdsJson.List(suppliers)),
            ("relatedBids", OcdsJson.Words(result.Winners.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{id}-{i + 1}")))),
            ("relatedLots", OcdsJson.Words(lots))));
    }

    private static JsonObject? Bid(NoticeWinningTender winner, string id, IEnumerable<JsonObject> tenderers, string[] lots) => OcdsJson.Of(
        ("id", id),
        ("status", "valid"),
        ("value", OcdsJson.Value(winner.Value)),
        ("hasRank", winner.Rank is null ? null : true),
        ("rank", winner.Rank),
        ("tenderers", OcdsJson.List(tenderers)),
        ("relatedLots", OcdsJson.Words(lots)),
        ("hasSubcontracting", winner.Subcontracting switch { "yes" => JsonValue.Create(true), "no" => JsonValue.Create(false), _ => null }),
        ("subcontracting", OcdsJson.Of(
            ("minimumPercentage", winner.SubcontractedPercent / 100),
            ("maximumPercentage", winner.SubcontractedPercent / 100))));

    private void Count(NoticeLotResult result)
    {
        foreach (var (kind, count) in result.Submissions.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (OcdsCodes.Measure(kind) is { } measure)
            {
                Add(result, measure, count, null);
            }
        }

        foreach (var (measure, money) in new[] { ("lowestValidBidValue", result.LowestBid), ("highestValidBidValue", result.HighestBid) })
        {
            if (money is not null)
            {
                Add(result, measure, money.Amount, money.Currency);
            }
        }
    }

    private void Add(NoticeLotResult result, string measure, decimal value, string? currency) => _statistics.Add(OcdsJson.Of(
        ("id", $"{notice.NoticeId}-{result.LocalId}-{measure}"),
        ("measure", measure),
        ("value", value),
        ("currency", currency is { Length: 3 } ? currency.ToUpperInvariant() : null),
        ("relatedLot", result.LotId)));
}
