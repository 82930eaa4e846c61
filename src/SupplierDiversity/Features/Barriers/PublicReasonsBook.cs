using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Barriers;

namespace SupplierDiversity.Features.Barriers;

/// <summary>What firms said kept them out, for everybody. Reading it never opens the wall: it was made behind it and carried out once.</summary>
public sealed class PublicReasonsBook(Db db, AuditLog audit, TimeProvider clock)
{
    private readonly PublishedYears<ReleasedReasons> _years = new(db, audit, clock, "public_reasons");

    /// <summary>All that a city has published, the newest year first.</summary>
    public async Task<IReadOnlyList<PublicReasons>> AllAsync(City city, CancellationToken ct) =>
        [.. (await _years.AllAsync(city, ct)).Select(y => new PublicReasons(new(y.Year, y.MadeAt, y.Released), y.PublishedAt))];

    /// <summary>Publishes a year for good. False: it was published before; nothing is changed.</summary>
    /// <param name="city">The city.</param>
    /// <param name="reasons">The year as it was told (<see cref="ReasonsGate.AllAsync"/>).</param>
    /// <param name="ct">Stops the work.</param>
    public Task<bool> PublishAsync(City city, YearReasons reasons, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(reasons);
        var entry = new AuditEntry("reasons-published", "report", $"{city.Slug}-{reasons.Year}") { Name = $"{city.Name} {reasons.Year}", City = city.CityId };
        return _years.PublishAsync(city, reasons.Year, reasons.MadeAt, reasons.Released, entry, ct);
    }
}

/// <summary>A year's answers that everybody may read.</summary>
/// <param name="Reasons">The year, with noise.</param>
/// <param name="PublishedAt">When it was published (UTC).</param>
public sealed record PublicReasons(YearReasons Reasons, DateTimeOffset PublishedAt);
