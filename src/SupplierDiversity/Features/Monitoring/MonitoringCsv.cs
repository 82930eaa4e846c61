using System.Globalization;
using SupplierDiversity.Features.Shared;
using SupplierDiversity.Rules.Monitoring;

namespace SupplierDiversity.Features.Monitoring;

/// <summary>
/// The figures as CSV (RFC 4180, UTF-8), one figure a line. Column names and the words in <c>figure</c> and <c>part</c> are
/// the same in every language and stay as they are. A name that a spreadsheet would take for a formula is disarmed.
/// </summary>
internal static class MonitoringCsv
{
    /// <summary>Names of the columns. An empty cell says that there is nothing to say, never zero.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["id", "name", "year", "figure", "part", "count", "of", "share_percent", "known_for", "known_of", "amount", "currency"];

    public static string Write(MonitoredPlace place) => CsvFile.Text(Columns, place.Years.SelectMany(Lines).Select(line => (IReadOnlyList<object?>)[place.Id, place.Name, .. line]));

    private static IEnumerable<string[]> Lines(YearFigures y)
    {
        string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
        string[] Total(string figure, long count) => [Text(y.Year), figure, "", Text(count), "", "", "", "", "", ""];
        string[] Share(string figure, string part, Part p) =>
        [
            Text(y.Year), figure, part, p.Known == 0 ? "" : Text(p.Count), p.Known == 0 ? "" : Text(p.Of),
            p.BasisPoints is { } points ? (points / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "", Text(p.Known), Text(p.KnownOf), "", "",
        ];
        return
        [
            Total("tenders", y.Tenders),
            Total("lots", y.Lots),
            Share("equality_duty", "code", y.DutyByCode),
            Share("equality_duty", "text", y.DutyInText),
            Share("equality_duty", "none_found", y.NoDutyFound),
            Total("results", y.Results),
            Share("bids_per_lot", "none", y.NoBid),
            Share("bids_per_lot", "one", y.OneBid),
            Share("bids_per_lot", "more", y.MoreBids),
            [Text(y.Year), "bids", "all", y.OneBid.Known == 0 ? "" : Text(y.Bids), "", "", Text(y.OneBid.Known), Text(y.OneBid.KnownOf), "", ""],
            Share("bids", "sme", y.FromSmes),
            Share("bids", "other_eea", y.FromOtherEea),
            Share("bids", "outside_eea", y.FromOutsideEea),
            .. y.WinsBySize.Select(s => Share("winning_bids", s.Size, s.Part)),
            .. y.Values.Select(v => new[]
            {
                Text(y.Year), "awarded_value", "", Text(v.Lots), "", "", Text(y.ValueKnown.Known), Text(y.ValueKnown.KnownOf),
                (v.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture), v.Currency,
            }),
        ];
    }
}
