using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Rules.Suppliers;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.Bids;

/// <summary>
/// Who got work from a winner, as winning bids and notices of results name them. A change of these marks its tender in its own
/// transaction; reading the tender again writes what is new and takes away what is gone, so repeating it changes nothing.
/// </summary>
public sealed class SubcontractBook(Db db, CityList cities)
{
    private const int AtOnce = 200;

    private const string Marks = "SELECT mark_id, tender_id FROM subcontracts_to_read LIMIT @Most";

    private const string CityOf = "SELECT city_id FROM tender_cities WHERE tender_id = @TenderId";

    private const string Named =
        """
        SELECT b.lot_id, p.name, coalesce(b.decided_at, b.received_at) AS at FROM bids b JOIN bid_partners p ON p.bid_id = b.bid_id
        WHERE b.tender_id = @TenderId AND b.state = 'awarded' AND p.role = 'subcontractor'
        """;

    private const string Known = "SELECT lot_id, name_key, city_id, at FROM subcontracts WHERE tender_id = @TenderId";

    private const string Add =
        """
        INSERT INTO subcontracts (tender_id, lot_id, name_key, city_id, supplier_id, at) VALUES (@TenderId, @LotId, @NameKey, @CityId, @SupplierId, @At)
        ON CONFLICT (tender_id, lot_id, name_key) DO NOTHING
        """;

    private const string Correct = "UPDATE subcontracts SET at = @At WHERE tender_id = @TenderId AND lot_id = @LotId AND name_key = @NameKey";

    private const string Remove = "DELETE FROM subcontracts WHERE tender_id = @TenderId AND lot_id = @LotId AND name_key = @NameKey";

    private const string OfCity = "SELECT tender_id, lot_id, name_key, supplier_id, at FROM subcontracts WHERE city_id = @CityId";

    /// <summary>Reads all tenders that were marked.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        while (await db.ListAsync<MarkRow>(Marks, new { Most = AtOnce }, ct) is { Count: > 0 } marks)
        {
            var known = (await cities.AllAsync(ct)).ToDictionary(c => c.CityId);
            foreach (var tender in marks.Select(m => m.TenderId).Distinct())
            {
                await db.InTransactionAsync((connection, transaction) => ReadAsync(connection, transaction, tender, known, ct), ct);
            }

            await db.ExecuteAsync($"DELETE FROM subcontracts_to_read WHERE {db.In("mark_id", "@Ids")}", new { Ids = marks.Select(m => m.MarkId).ToArray() }, ct);
        }
    }

    /// <summary>Subcontracts in a city's tenders; null: of all firms.</summary>
    public async Task<IReadOnlyList<PastSubcontract>> OfCityAsync(Guid cityId, IReadOnlyCollection<Bidder>? bidders, CancellationToken ct)
    {
        if (bidders is null)
        {
            return await db.ListAsync<PastSubcontract>(OfCity, new { CityId = cityId }, ct);
        }

        var values = new
        {
            CityId = cityId,
            Ids = bidders.Select(b => b.SupplierId).OfType<Guid>().Distinct().ToArray(),
            Keys = bidders.Where(b => b.Scheme == PastSubcontract.ByName).Select(b => b.RegistrationKey).Distinct().ToArray(),
        };
        var known = await db.ListAsync<PastSubcontract>($"{OfCity} AND {db.In("supplier_id", "@Ids")}", values, ct);
        return [.. known, .. await db.ListAsync<PastSubcontract>($"{OfCity} AND supplier_id IS NULL AND {db.In("name_key", "@Keys")}", values, ct)];
    }

    private static async Task<bool> ReadAsync(DbConnection connection, DbTransaction transaction, string tender, Dictionary<Guid, City> cities, CancellationToken ct)
    {
        var values = new { TenderId = tender };
        var city = await connection.QuerySingleOrDefaultAsync<Guid?>(CityOf, values, transaction) is { } id ? cities.GetValueOrDefault(id) : null;
        List<NamedRow> named = city is null ? [] :
        [
            .. await connection.QueryAsync<NamedRow>(Named, values, transaction),
            .. (await NamedSubcontractors.FindAsync(connection, transaction, tender))
                .Select(s => new NamedRow { LotId = s.LotId, Name = s.Name, At = s.OnDay is { } day ? city.EndOf(day.AddDays(-1)) : s.ImportedAt, Number = s.CompanyId }),
        ];
        var found = named.Select(n => (Row: n, Key: FoldedText.Of(n.Name))).Where(n => n.Key.Length > 0).GroupBy(n => (n.Row.LotId, n.Key)).ToDictionary(g => g.Key, g => g.OrderBy(n => n.Row.At).Select(n => n.Row).ToList());
        foreach (var known in await connection.QueryAsync<KnownRow>(Known, values, transaction))
        {
            var place = new { TenderId = tender, known.LotId, known.NameKey, At = found.TryGetValue((known.LotId, known.NameKey), out var rows) ? DapperTypes.Cut(rows[0].At) : default };
            if (rows is null || known.CityId != city!.CityId)
            {
                await connection.ExecuteAsync(Remove, place, transaction);
                continue;
            }

            if (known.At != place.At)
            {
                await connection.ExecuteAsync(Correct, place, transaction);
            }

            found.Remove((known.LotId, known.NameKey));
        }

        foreach (var ((lot, key), rows) in found)
        {
            var firm = await FirmAsync(connection, transaction, key, rows, ct);
            await connection.ExecuteAsync(Add, new { TenderId = tender, LotId = lot, NameKey = key, city!.CityId, SupplierId = firm, At = DapperTypes.Cut(rows[0].At) }, transaction);
        }

        return true;
    }

    // The one firm of that name; or the one of that number whose name begins alike: another country may have the same number.
    private static async Task<Guid?> FirmAsync(DbConnection connection, DbTransaction transaction, string name, List<NamedRow> rows, CancellationToken ct)
    {
        var number = rows.Select(r => RegistrationNumber.Key(r.Number ?? "")).FirstOrDefault(k => k is not null) ?? "";
        var alike = await SupplierRegister.AlikeAsync(connection, number, rows[0].Name, ct, transaction);
        return alike.Where(a => FoldedText.Of(a.Name) == name).ToList() is [var same] ? same.SupplierId
            : alike.Where(a => RegistrationNumber.Key(a.RegistrationId) == number && FoldedText.Of(a.Name).Split(' ')[0] == name.Split(' ')[0]).ToList() is [var numbered] ? numbered.SupplierId : null;
    }

    private sealed record MarkRow
    {
        public required string MarkId { get; init; }

        public required string TenderId { get; init; }
    }

    private sealed record NamedRow
    {
        public required string LotId { get; init; }

        public required string Name { get; init; }

        public required DateTimeOffset At { get; init; }

        public string? Number { get; init; }
    }

    private sealed record KnownRow
    {
        public required string LotId { get; init; }

        public required string NameKey { get; init; }

        public required Guid CityId { get; init; }

        public required DateTimeOffset At { get; init; }
    }
}

/// <summary>Work that a firm got from a winner.</summary>
public sealed record PastSubcontract
{
    /// <summary>Stands for the scheme of a firm that is known by its name only.</summary>
    public const string ByName = "name";

    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>The lot.</summary>
    public required string LotId { get; init; }

    /// <summary>The firm's name as it is compared.</summary>
    public required string NameKey { get; init; }

    /// <summary>The firm of the register; null while nobody knows which it is.</summary>
    public required Guid? SupplierId { get; init; }

    /// <summary>When the work was awarded (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who it is.</summary>
    public Bidder Bidder => SupplierId is { } id ? Bidder.Of(id) : new(null, ByName, NameKey);

    /// <summary>Names what is frozen of the firm for it.</summary>
    public string SnapshotKey => $"subcontract {TenderId} {LotId}";
}
