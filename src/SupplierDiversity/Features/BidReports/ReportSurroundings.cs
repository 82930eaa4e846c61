using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Pool;
using SupplierDiversity.Features.Publicity;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports;

/// <summary>What stands beside a year's bidders: how tenders were made known, and what firms there were to choose from.</summary>
public sealed class ReportSurroundings(AlertLedger ledger, PublicityBook publicity, PoolReleases pool)
{
    /// <summary>Of a city and a year, as it may be told.</summary>
    internal async Task<(IReadOnlyList<ReachedBy> Reach, ReleasedPool? Pool)> OfAsync(City city, int year, int leastCount, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var mails = await ledger.ReachedAsync(city.CityId, city.EndOf(first.AddDays(-1)), city.EndOf(last), ct);
        var lines = await publicity.DoneAsync(city.CityId, first, last, ct);
        var figures = await pool.UpToAsync(city, last, ct);
        return (
            [.. ReachedBy.OfMails(mails, leastCount), .. lines.Select(l => new ReachedBy(l.Channel, l.Language, l.Count))],
            figures is null ? null : new(figures.Day, Share(figures, 0), Share(figures, 1), figures.Population, figures.PopulationYear, figures.PopulationSource));
    }

    private static PoolShare? Share(PoolFigures figures, int status) =>
        figures.Find(Dimension.All, Dimension.All, Dimension.All)?.Of(status) is [{ } yes, { } no, ..] ? new(yes, no) : null;
}
