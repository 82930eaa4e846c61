using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports;

/// <summary>The reports a city has published. Reading them never opens the wall: they were made behind it and carried out once.</summary>
public sealed class PublicReportBook(Db db, AuditLog audit, TimeProvider clock)
{
    private readonly PublishedYears<ReleasedFunnel> _years = new(db, audit, clock, "public_reports");

    /// <summary>All that a city has published, the newest year first.</summary>
    public async Task<IReadOnlyList<PublicReport>> AllAsync(City city, CancellationToken ct) =>
        [.. (await _years.AllAsync(city, ct)).Select(y => new PublicReport(new(y.Year, y.MadeAt, y.Released), y.PublishedAt))];

    /// <summary>Publishes a year for good. False: it was published before; nothing is changed.</summary>
    /// <param name="city">The city.</param>
    /// <param name="report">The year as everybody may read it (<see cref="ReportGate.PublicAsync"/>).</param>
    /// <param name="ct">Stops the work.</param>
    public Task<bool> PublishAsync(City city, YearReport report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(report);
        var entry = new AuditEntry("report-published", "report", $"{city.Slug}-{report.Year}") { Name = $"{city.Name} {report.Year}", City = city.CityId };
        return _years.PublishAsync(city, report.Year, report.MadeAt, report.Released, entry, ct);
    }
}

/// <summary>A year that everybody may read.</summary>
/// <param name="Report">The year, with noise.</param>
/// <param name="PublishedAt">When it was published (UTC).</param>
public sealed record PublicReport(YearReport Report, DateTimeOffset PublishedAt);
