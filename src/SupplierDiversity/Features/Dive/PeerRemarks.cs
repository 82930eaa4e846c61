using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.Features.Dive;

/// <summary>
/// What peers from other cities remark on a city's self-assessment, as the DIVE benchmark means it to be tested. Remarks are only
/// added: a city answers by a new statement, and both stay on record.
/// </summary>
public sealed class PeerRemarks(Db db, AuditLog audit, TimeProvider clock)
{
    private const string OfYear = "SELECT indicator, words, written_at FROM dive_remarks WHERE city_id = @CityId AND year = @Year ORDER BY written_at, remark_id";

    private const string Add =
        "INSERT INTO dive_remarks (remark_id, city_id, indicator, year, words, written_by, written_at) VALUES (@RemarkId, @CityId, @Indicator, @Year, @Words, @By, @Now)";

    /// <summary>The remarks of a year by indicator, the oldest first.</summary>
    public async Task<ILookup<string, PeerRemark>> OfAsync(City city, int year, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return (await db.ListAsync<PeerRemark>(OfYear, new { city.CityId, Year = year }, ct)).ToLookup(r => r.Indicator, StringComparer.Ordinal);
    }

    /// <summary>Adds a remark.</summary>
    /// <param name="city">Whose self-assessment.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="indicator">One of <see cref="Rules.Dive.BuyIndicators.All"/>.</param>
    /// <param name="words">The remark.</param>
    /// <param name="by">The peer.</param>
    /// <param name="ct">Stops the work.</param>
    public Task AddAsync(City city, int year, string indicator, string words, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var values = new { RemarkId = Guid.CreateVersion7(), city.CityId, Indicator = indicator, Year = year, Words = words, By = by, Now = DapperTypes.Cut(clock.GetUtcNow()) };
                await connection.ExecuteAsync(Add, values, transaction);
                await audit.AddAsync(connection, transaction, new AuditEntry("indicator-remarked", "indicator", $"{indicator}-{year}") { Name = $"{indicator} {year}", City = city.CityId });
            },
            ct);
    }
}

/// <summary>A peer's remark.</summary>
public sealed record PeerRemark
{
    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The remark, as it was written.</summary>
    public required string Words { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset WrittenAt { get; init; }
}
