using System.Text.Encodings.Web;
using System.Text.Json;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Shared;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports;

/// <summary>A report as a file: CSV (RFC 4180, UTF-8), JSON, or XLSX with real numbers.</summary>
internal static class ReportFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Formats and their media types.</summary>
    public static IReadOnlyDictionary<string, string> Types { get; } = new Dictionary<string, string>
    {
        ["csv"] = CsvFile.Type,
        ["json"] = "application/json; charset=utf-8",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary>The file in one of the formats.</summary>
    public static byte[] Write(string format, City city, IReadOnlyList<YearReport> reports) => format switch
    {
        "json" => JsonSerializer.SerializeToUtf8Bytes(Object(city, reports), Options),
        "xlsx" => Workbook.Write(ReportSheets.Of(city, reports)),
        _ => CsvFile.Bytes(ReportLines.Columns, ReportLines.All(city.Slug, reports)),
    };

    /// <summary>The report as one JSON object; a null is a hidden count.</summary>
    public static object Object(City city, IReadOnlyList<YearReport> reports) => new
    {
        city = city.Slug,
        years = reports.Select(r => new
        {
            year = r.Year,
            madeAt = r.MadeAt,
            leastCount = r.Released.LeastCount,
            noise = r.Released.Noise,
            withheld = r.Released.IsWithheld,
            lines = ReportLines.Of(city.Slug, [r]).Select(l => new { group = l[3], stage = l[4], reached = l[5], stoppedAt = l[6], stopped = l[7], knownShare = l[8] }),
            cuts = ReportLines.Cuts(city.Slug, [r]).Select(Broken),
            subcontracted = new
            {
                lines = ReportLines.Beneath(city.Slug, [r]).Select(l => new { group = l[3], count = l[5], knownShare = l[8] }),
                cuts = ReportLines.BeneathCuts(city.Slug, [r]).Select(Broken),
            },
            amounts = r.Released.Amounts.Select(a => new { group = a.Group is { } g ? ReportLines.Code(g) : "all", currency = a.Currency, thousands = a.Thousands, roundedTo = a.Step, priceKnownShare = a.KnownShare, knownShare = r.Released.KnownRate(FunnelStage.Won) }),
            reach = r.Released.Reach,
            pool = r.Released.Pool,
            availability = Availability.Of(r.Released).Select(a => new
            {
                kind = ReportLines.Code(a.Kind),
                stage = ReportLines.Code(a.Stage),
                knownShare = r.Released.KnownRate(a.Stage),
                used = a.Used,
                available = a.Available,
                ratio = a.Ratio,
                low = a.Low,
                high = a.High,
                reading = ReportLines.Code(a.Reading),
            }),
            comparisons = WinningRates.Of(r.Released, g => ReportLines.Code(g)).Select(c => Compared(c, r.Released)),
            stratified = r.Released.Stratified is { } common ? new { by = r.Released.StratifiedBy, knownShare = Known(r.Released), turnsRound = r.Released.TurnsRound, oddsRatio = common.OddsRatio, low = common.Low, high = common.High, p = common.P } : null,
        }),
    };

    private static object Broken(IReadOnlyList<object?> line) => new { by = line[9], value = line[10], group = line[3], stage = line[4], count = line[5], knownShare = line[8] };

    // Of those that bid, and of those that won, for which part the group is known.
    private static object Known(ReleasedFunnel released) => new { bid = released.KnownRate(FunnelStage.Bid), won = released.KnownRate(FunnelStage.Won) };

    private static object Compared(WinningRates rates, ReleasedFunnel released)
    {
        // Counts with noise are no firms: their ranges hold whatever the noise did, and nothing is said of chance.
        var overall = released.Noise == 0 ? rates.Comparison?.Overall : null;
        var (ratio, low, high) = overall?.RateRatio() ?? default;
        return new
        {
            groups = new[] { ReportLines.Code(rates.Group), ReportLines.Code(BidderGroup.Neither) },
            knownShare = Known(released),
            rates = rates.Comparison is null ? null : new[] { rates.Group, BidderGroup.Neither }.Select(g => ComparedRate.Won(released, g)).Select(r => new { n = r?.Of ?? 0, successes = r?.Part ?? 0, rate = r?.Rate, low = r?.Low, high = r?.High }),
            rangesHoldNoise = released.Noise > 0,
            rateRatio = ratio,
            low,
            high,
            fisherP = overall is null ? null : rates.Comparison?.FisherP,
            fourFifths = overall?.FourFifths(),
        };
    }
}
