using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;

namespace SupplierDiversity.Features.Cities;

/// <summary>Makes buyers cities of the portal, and takes them out again. Each change is written down with who did it.</summary>
public sealed class CityRegister(Db db, TimeProvider clock, ActionLog actions)
{
    private const string Made = "city-made";
    private const string Changed = "city-changed";
    private const string Attached = "buyer-attached";
    private const string Detached = "buyer-detached";

    /// <summary>Makes a city of a buyer. False: the slug is taken, or the buyer has a city already; nothing was changed.</summary>
    public async Task<bool> MakeAsync(Buyer buyer, CityDetails details, string who, CancellationToken ct)
    {
        try
        {
            await db.InTransactionAsync(
                async (connection, transaction) =>
                {
                    var cityId = Guid.CreateVersion7();
                    var now = DapperTypes.Cut(clock.GetUtcNow());
                    Require(await connection.ExecuteAsync(
                        CitiesSql.Add,
                        new { CityId = cityId, details.Slug, details.Name, details.Country, details.TimeZone, details.Language, Now = now },
                        transaction));
                    Require(await connection.ExecuteAsync(CitiesSql.Attach, new { CityId = cityId, buyer.BuyerId }, transaction));
                    await actions.AddAsync(connection, transaction, who, Made, $"{details.Name} ({buyer.Name})");
                },
                ct);
            return true;
        }
        catch (NothingChangedException)
        {
            return false;
        }
    }

    /// <summary>Changes name, zone and language; slug and country stay.</summary>
    public Task ChangeAsync(City city, CityDetails details, string who, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if ((city.Name, city.TimeZone, city.Language) == (details.Name, details.TimeZone, details.Language))
            {
                return;
            }

            await connection.ExecuteAsync(CitiesSql.Change, new { city.CityId, details.Name, details.TimeZone, details.Language }, transaction);
            await actions.AddAsync(connection, transaction, who, Changed, details.Name);
        },
        ct);

    /// <summary>Adds a buyer to a city; false when it has a city already.</summary>
    public Task<bool> AttachAsync(Buyer buyer, City city, string who, CancellationToken ct) =>
        MoveAsync(CitiesSql.Attach, Attached, buyer, city, who, ct);

    /// <summary>Takes a buyer out of a city; false when it was not in it.</summary>
    public Task<bool> DetachAsync(Buyer buyer, City city, string who, CancellationToken ct) =>
        MoveAsync(CitiesSql.Detach, Detached, buyer, city, who, ct);

    private Task<bool> MoveAsync(string sql, string action, Buyer buyer, City city, string who, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(sql, new { city.CityId, buyer.BuyerId }, transaction) == 0)
            {
                return false;
            }

            await actions.AddAsync(connection, transaction, who, action, $"{city.Name} ({buyer.Name})");
            return true;
        },
        ct);

    private static void Require(int rows)
    {
        if (rows == 0)
        {
            throw new NothingChangedException();
        }
    }

    // Leaves the transaction without committing it.
    private sealed class NothingChangedException : Exception;
}
