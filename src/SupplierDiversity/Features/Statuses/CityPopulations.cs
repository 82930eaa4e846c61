using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Ownership;

namespace SupplierDiversity.Features.Statuses;

/// <summary>
/// How many of a city's inhabitants have a migrant background, by year and source. Of a year the figure recorded last counts,
/// of several years the newest.
/// </summary>
public sealed class CityPopulations(Db db, TimeProvider clock, AuditLog audit)
{
    private const string Every =
        """
        SELECT year, share, source, recorded_at FROM city_population WHERE city_id = @CityId AND recorded_at <= @At AND year <= @Year
        ORDER BY year DESC, recorded_at DESC
        """;

    private const string Insert =
        """
        INSERT INTO city_population (population_id, city_id, year, share, source, recorded_at, recorded_by)
        VALUES (@Id, @CityId, @Year, @Share, @Source, @Now, @By)
        """;

    /// <summary>All figures, the newest year first, of a year the one recorded last first.</summary>
    public Task<IReadOnlyList<PopulationFigure>> OfAsync(Guid cityId, CancellationToken ct) => ListAsync(cityId, DateOnly.MaxValue, DateTimeOffset.MaxValue, ct);

    /// <summary>The figure that counted on a day as known at an instant; null: the city had none.</summary>
    public async Task<PopulationFigure?> FindAsync(Guid cityId, DateOnly day, DateTimeOffset at, CancellationToken ct) =>
        await ListAsync(cityId, day, at, ct) is [var newest, ..] ? newest : null;

    /// <summary>Adds a figure.</summary>
    internal Task AddAsync(City city, int year, Share share, string source, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(
                Insert,
                new { Id = Guid.CreateVersion7(), city.CityId, Year = year, Share = share.ToString(), Source = source, Now = DapperTypes.Cut(clock.GetUtcNow()), By = by },
                transaction);
            await audit.AddAsync(connection, transaction, new AuditEntry("population-added", "city", city.CityId)
            {
                Name = city.Name,
                City = city.CityId,
                Changes = [new("year", null, $"{year}"), new("share", null, share.ToString()), new("source", null, source)],
            });
        },
        ct);

    private Task<IReadOnlyList<PopulationFigure>> ListAsync(Guid cityId, DateOnly day, DateTimeOffset at, CancellationToken ct) =>
        db.ListAsync<PopulationFigure>(Every, new { CityId = cityId, day.Year, At = DapperTypes.Cut(at) }, ct);
}

/// <summary>Inhabitants of a city with a migrant background in a year.</summary>
public sealed record PopulationFigure
{
    /// <summary>The year it is about.</summary>
    public required int Year { get; init; }

    /// <summary>An exact fraction of all inhabitants.</summary>
    public required string Share { get; init; }

    /// <summary>Where it is from.</summary>
    public required string Source { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The fraction as a number.</summary>
    public Share Part => Rules.Ownership.Share.Parse(Share) ?? throw new FormatException($"'{Share}' is no share.");

    /// <summary>The same in basis points, rounded, for the exact test.</summary>
    public int BasisPoints => (int)(Part * new Share(10_000, 1)).RoundHalfUp();
}
