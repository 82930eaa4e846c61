using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports;

/// <summary>A report as sheets of a workbook: all that the JSON holds. Names are the same in every language and stay as they are.</summary>
internal static class ReportSheets
{
    /// <summary>All sheets; one without lines has its heading.</summary>
    public static IReadOnlyList<Sheet> Of(City city, IReadOnlyList<YearReport> reports) =>
    [
        new("report", ReportLines.Columns, ReportLines.All(city.Slug, reports)),
        new("about", ["city", "year", "counted_on", "least_count", "noise_at_most", "withheld"],
            reports.Select(r => (IReadOnlyList<object?>)[city.Name, r.Year, city.DayAt(r.MadeAt), r.Released.LeastCount, r.Released.Noise, r.Released.IsWithheld])),
        new("chances", ["year", "group", "bid", "won", "won_share", "low_share", "high_share"],
            from r in reports
            where r.Released.Columns.Count > 0
            from side in ReportLines.Rows
            let rate = ComparedRate.Won(r.Released, side)
            select (IReadOnlyList<object?>)[r.Year, Code(side), rate?.Of, rate?.Part, rate?.Rate, rate?.Low, rate?.High]),
        new("amounts", ["year", "group", "currency", "thousands", "rounded_to", "price_known_share"],
            from r in reports
            from a in r.Released.Amounts
            select (IReadOnlyList<object?>)[r.Year, Code(a.Group), a.Currency, a.Thousands, a.Step, a.KnownShare]),
        new("availability", ["year", "pool_of", "kind", "stage", "used_share", "available_share", "ratio", "low", "high", "reading"],
            from r in reports
            from a in Availability.Of(r.Released)
            select (IReadOnlyList<object?>)[r.Year, r.Released.Pool?.Day, ReportLines.Code(a.Kind), ReportLines.Code(a.Stage), a.Used, a.Available, a.Ratio, a.Low, a.High, ReportLines.Code(a.Reading)]),
        new("reach", ["year", "channel", "language", "times"],
            from r in reports
            from line in r.Released.Reach
            select (IReadOnlyList<object?>)[r.Year, line.Channel, line.Language, line.Count]),
    ];

    private static string Code(BidderGroup? group) => group is { } one ? ReportLines.Code(one) : "all";
}
