using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.Features.Information;

/// <summary>The imprints of the cities.</summary>
public sealed class Imprints(Db db, CityList cities, AuditLog audit, TimeProvider clock)
{
    /// <summary>Every city by name, with its imprint; an empty one where none was filled in.</summary>
    public async Task<IReadOnlyList<CityWithImprint>> AllAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var kept = (await connection.QueryAsync<ImprintRow>(new CommandDefinition(ImprintsSql.All, cancellationToken: ct))).ToDictionary(i => i.CityId, i => i.Imprint());
        return [.. (await cities.AllAsync(ct)).Select(c => new CityWithImprint(c, kept.GetValueOrDefault(c.CityId, new CityImprint())))];
    }

    /// <summary>The imprint of one city; an empty one where none was filled in.</summary>
    public async Task<CityImprint> OfAsync(Guid cityId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return (await connection.QuerySingleOrDefaultAsync<ImprintRow>(new CommandDefinition(ImprintsSql.Find, new { CityId = cityId }, cancellationToken: ct)))?.Imprint() ?? new();
    }

    /// <summary>Saves what was typed, with a record of who did it; nothing when nothing changed.</summary>
    public async Task SaveAsync(City city, CityImprint imprint, CancellationToken ct)
    {
        if (imprint == await OfAsync(city.CityId, ct))
        {
            audit.NothingChanged();
            return;
        }

        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    ImprintsSql.Save,
                    new
                    {
                        city.CityId,
                        imprint.Responsible,
                        imprint.RepresentedBy,
                        imprint.Address,
                        imprint.Email,
                        imprint.Phone,
                        imprint.DataProtection,
                        imprint.Authority,
                        imprint.Accessibility,
                        Now = DapperTypes.Cut(clock.GetUtcNow()),
                    },
                    transaction);
                await audit.AddAsync(connection, transaction, new AuditEntry("imprint-changed", "city", city.CityId) { Name = city.Name, City = city.CityId });
            },
            ct);
    }

    private sealed record ImprintRow
    {
        public required Guid CityId { get; init; }
        public required string Responsible { get; init; }
        public required string RepresentedBy { get; init; }
        public required string Address { get; init; }
        public required string Email { get; init; }
        public required string Phone { get; init; }
        public required string DataProtection { get; init; }
        public required string Authority { get; init; }
        public required string Accessibility { get; init; }

        public CityImprint Imprint() => new()
        {
            Responsible = Responsible,
            RepresentedBy = RepresentedBy,
            Address = Address,
            Email = Email,
            Phone = Phone,
            DataProtection = DataProtection,
            Authority = Authority,
            Accessibility = Accessibility,
        };
    }
}
