using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.Features.Statuses;

/// <summary>The definitions of the cities, from the first to those that will count some day.</summary>
public sealed class CityDefinitions(Db db, TimeProvider clock, AuditLog audit)
{
    private const string Columns =
        "city_id, number, effective_on, threshold, diverse, small_firm, practice_minimum, without_stock, recorded_at";

    private const string All = $"SELECT {Columns} FROM city_definitions WHERE city_id = @CityId ORDER BY effective_on DESC, number DESC";

    // What was recorded later did not count yet on the day, whatever first day it names.
    private const string InForce =
        $"""
        SELECT {Columns} FROM city_definitions
        WHERE city_id = @CityId AND effective_on <= @Day AND recorded_at <= @At ORDER BY effective_on DESC, number DESC LIMIT 1
        """;

    private const string Add =
        $"""
        INSERT INTO city_definitions (definition_id, recorded_by, {Columns})
        SELECT @Id, @By, @CityId, coalesce(max(number), 0) + 1, @EffectiveOn, @Threshold, @Diverse, @SmallFirm, @PracticeMinimum, @WithoutStock, @Now
        FROM city_definitions WHERE city_id = @CityId
        RETURNING number
        """;

    /// <summary>All definitions of a city, the latest first.</summary>
    public Task<IReadOnlyList<CityDefinition>> OfAsync(Guid cityId, CancellationToken ct) =>
        db.ListAsync<CityDefinition>(All, new { CityId = cityId }, ct);

    /// <summary>The definition that counted on a day as known at an instant; null: the city had none.</summary>
    public Task<CityDefinition?> FindAsync(Guid cityId, DateOnly day, DateTimeOffset at, CancellationToken ct) =>
        db.FindAsync<CityDefinition>(InForce, new { CityId = cityId, Day = day, At = DapperTypes.Cut(at) }, ct);

    /// <summary>Adds a definition; its number and time are set here.</summary>
    internal Task AddAsync(City city, CityDefinition definition, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var number = await connection.ExecuteScalarAsync<int>(
                Add,
                new
                {
                    Id = Guid.CreateVersion7(),
                    By = by,
                    city.CityId,
                    definition.EffectiveOn,
                    definition.Threshold,
                    definition.Diverse,
                    definition.SmallFirm,
                    definition.PracticeMinimum,
                    definition.WithoutStock,
                    Now = DapperTypes.Cut(clock.GetUtcNow()),
                },
                transaction);
            await audit.AddAsync(connection, transaction, new AuditEntry("definition-added", "city", city.CityId) { Name = $"{city.Name} ({number})", City = city.CityId });
        },
        ct);
}
