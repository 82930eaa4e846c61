using System.Globalization;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Notices;

namespace SupplierDiversity.Features.Cities;

/// <summary>Makes buyers cities of the portal, and takes them out again. Each change is written down with who did it.</summary>
public sealed class CityRegister(Db db, TimeProvider clock, AuditLog audit)
{
    private const string Made = "city-made";
    private const string Changed = "city-changed";
    private const string Attached = "buyer-attached";
    private const string Detached = "buyer-detached";

    /// <summary>Makes a city of a buyer. False: the slug is taken, or the buyer has a city already; nothing was changed.</summary>
    public async Task<bool> MakeAsync(Buyer buyer, CityDetails details, CancellationToken ct)
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
                    await TenderStamp.MoveAsync(connection, transaction);
                    await audit.AddAsync(connection, transaction, new AuditEntry(Made, "city", cityId) { Name = $"{details.Name} ({buyer.Name})", City = cityId });
                },
                ct);
            return true;
        }
        catch (NothingChangedException)
        {
            return false;
        }
    }

    /// <summary>Changes name, zone, language, whether a second factor is needed and how much a social criterion may weigh; slug and country stay.</summary>
    public Task ChangeAsync(City city, CityDetails details, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if ((city.Name, city.TimeZone, city.Language, city.SecondFactor, city.WeightLimitBp) == (details.Name, details.TimeZone, details.Language, details.SecondFactor, details.WeightLimitBp))
            {
                audit.NothingChanged();
                return;
            }

            await connection.ExecuteAsync(CitiesSql.Change, new { city.CityId, details.Name, details.TimeZone, details.Language, details.SecondFactor, details.WeightLimitBp }, transaction);
            await TenderStamp.MoveAsync(connection, transaction);
            await audit.AddAsync(connection, transaction, new AuditEntry(Changed, "city", city.CityId)
            {
                Name = details.Name,
                City = city.CityId,
                Changes =
                [
                    new("name", city.Name, details.Name), new("time_zone", city.TimeZone, details.TimeZone), new("language", city.Language, details.Language),
                    new("second_factor", YesOrNo(city.SecondFactor), YesOrNo(details.SecondFactor)),
                    new("weight_limit", Percent(city.WeightLimitBp), Percent(details.WeightLimitBp)),
                ],
            });
        },
        ct);

    /// <summary>Switches all languages but the city's own off, or on again.</summary>
    public Task SetOneLanguageAsync(City city, bool only, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if (city.OneLanguage == only)
            {
                audit.NothingChanged();
                return;
            }

            await connection.ExecuteAsync(CitiesSql.SetOneLanguage, new { city.CityId, Only = only }, transaction);
            await TenderStamp.MoveAsync(connection, transaction);
            await audit.AddAsync(connection, transaction, new AuditEntry(Changed, "city", city.CityId)
            {
                Name = city.Name,
                City = city.CityId,
                Changes = [new("one_language", YesOrNo(city.OneLanguage), YesOrNo(only))],
            });
        },
        ct);

    /// <summary>Adds a buyer to a city; false when it has a city already.</summary>
    public Task<bool> AttachAsync(Buyer buyer, City city, CancellationToken ct) =>
        MoveAsync(CitiesSql.Attach, Attached, buyer, city, ct);

    /// <summary>Takes a buyer out of a city; false when it was not in it.</summary>
    public Task<bool> DetachAsync(Buyer buyer, City city, CancellationToken ct) =>
        MoveAsync(CitiesSql.Detach, Detached, buyer, city, ct);

    private Task<bool> MoveAsync(string sql, string action, Buyer buyer, City city, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(sql, new { city.CityId, buyer.BuyerId }, transaction) == 0)
            {
                return false;
            }

            await TenderStamp.MoveAsync(connection, transaction);
            await audit.AddAsync(connection, transaction, new AuditEntry(action, "buyer", buyer.BuyerId) { Name = $"{city.Name} ({buyer.Name})", City = city.CityId });
            return true;
        },
        ct);

    private static string Percent(int basisPoints) => string.Create(CultureInfo.InvariantCulture, $"{basisPoints / 100} %");

    private static string YesOrNo(bool value) => value ? "yes" : "no";

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
