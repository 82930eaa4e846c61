using System.Runtime.CompilerServices;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Suppliers.Listing;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.Suppliers;

/// <summary>What firms say of themselves, for their own people and for features that have something to do with a firm.</summary>
public sealed class FirmBook(Db db, TimeProvider clock, AuditLog audit)
{
    /// <summary>A firm, or null.</summary>
    public Task<Firm?> FindAsync(Guid supplierId, CancellationToken ct) =>
        db.FindAsync<Firm>(FirmsSql.Find, new { SupplierId = supplierId }, ct);

    /// <summary>A firm the person acts for; null when it is not theirs.</summary>
    public Task<Firm?> FindOwnAsync(Guid accountId, Guid supplierId, CancellationToken ct) =>
        db.FindAsync<Firm>(FirmsSql.OwnOne, new { AccountId = accountId, SupplierId = supplierId }, ct);

    /// <summary>The firms a person acts for.</summary>
    public Task<IReadOnlyList<Firm>> OfPersonAsync(Guid accountId, CancellationToken ct) =>
        db.ListAsync<Firm>(FirmsSql.OfPerson, new { AccountId = accountId }, ct);

    /// <summary>True when the person acts for a firm.</summary>
    public async Task<bool> HasAnyAsync(Guid accountId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(FirmsSql.HasAny, new { AccountId = accountId }, cancellationToken: ct)) > 0;
    }

    /// <summary>The accounts of everybody who acts for any firm.</summary>
    public Task<IReadOnlyList<Guid>> PeopleAsync(CancellationToken ct) =>
        db.ListAsync<Guid>(FirmsSql.AllPeople, null, ct);

    /// <summary>The cities that may use diversity data of firms, by firm.</summary>
    public async Task<ILookup<Guid, Guid>> DiversityCitiesAsync(IReadOnlyList<Guid> suppliers, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.QueryAsync<DiversityRow>(new CommandDefinition(
            $"SELECT supplier_id, city_id FROM supplier_cities WHERE diversity AND {db.In("supplier_id", "@Suppliers")}", new { Suppliers = suppliers.ToArray() }, cancellationToken: ct));
        return rows.ToLookup(r => r.SupplierId, r => r.CityId);
    }

    /// <summary>The cities a firm wants to supply.</summary>
    public Task<IReadOnlyList<FirmCity>> CitiesAsync(Guid supplierId, CancellationToken ct) =>
        db.ListAsync<FirmCity>(FirmsSql.Cities, new { SupplierId = supplierId }, ct);

    /// <summary>All firms that let a city use diversity data.</summary>
    internal Task<IReadOnlyList<Firm>> AllowingAsync(Guid cityId, CancellationToken ct) =>
        db.ListAsync<Firm>(FirmsSql.Allowing("TRUE"), new { CityId = cityId }, ct);

    /// <summary>The same in pieces, in the order of their ids; no piece is empty.</summary>
    internal async IAsyncEnumerable<IReadOnlyList<Firm>> AllowingAsync(Guid cityId, int most, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        for (var after = Guid.Empty; ;)
        {
            var firms = (await connection.QueryAsync<Firm>(
                new CommandDefinition(FirmsSql.AllowingAfter, new { CityId = cityId, After = after, Most = most }, cancellationToken: ct))).AsList();
            if (firms.Count > 0)
            {
                yield return firms;
                after = firms[^1].SupplierId;
            }

            if (firms.Count < most)
            {
                yield break;
            }
        }
    }

    /// <summary>Those of some firms that let a city use diversity data.</summary>
    internal async Task<IReadOnlyList<Firm>> AllowingAsync(Guid cityId, IEnumerable<Guid> supplierIds, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var values = new { CityId = cityId, Ids = supplierIds.Distinct().ToArray() };
        return (await connection.QueryAsync<Firm>(new CommandDefinition(FirmsSql.Allowing(db.In("s.supplier_id", "@Ids")), values, cancellationToken: ct))).AsList();
    }

    /// <summary>Keeps what changed; nothing is written when nothing did.</summary>
    internal Task SaveAsync(Firm before, Firm after, CancellationToken ct) => before == after ? Task.CompletedTask : db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(
                FirmsSql.Save,
                new
                {
                    after.SupplierId,
                    after.Name,
                    NameFolded = FoldedText.Of(after.Name),
                    after.TradingName,
                    SearchWords = FoldedText.Of($"{after.Name} {after.TradingName}"),
                    after.Country,
                    after.Nuts,
                    after.Cpv,
                    after.Languages,
                    after.Staff,
                    after.TurnoverEuros,
                    after.BalanceEuros,
                    after.Size,
                    after.Answered,
                    Now = DapperTypes.Cut(clock.GetUtcNow()),
                },
                transaction);
            if (Shown(before) != Shown(after))
            {
                await DirectoryIndex.PutAsync(connection, transaction, db, after.SupplierId, clock.GetUtcNow());
            }

            await audit.AddAsync(connection, transaction, new AuditEntry("firm-changed", "supplier", after.SupplierId) { Changes = [.. Changed(before, after)] });
        },
        ct);

    /// <summary>Keeps the cities of a firm and marks the question as answered.</summary>
    internal Task SaveCitiesAsync(Firm before, Firm after, IReadOnlyList<FirmCity> cities, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var now = DapperTypes.Cut(clock.GetUtcNow());
            var held = (await connection.QueryAsync<FirmCity>(FirmsSql.Cities, new { after.SupplierId }, transaction)).AsList();
            if (held.ToHashSet().SetEquals(cities) && before.Answered == after.Answered)
            {
                return;
            }

            await connection.ExecuteAsync(FirmsSql.RemoveCities, new { after.SupplierId }, transaction);
            foreach (var city in cities)
            {
                await connection.ExecuteAsync(FirmsSql.AddCity, new { after.SupplierId, city.CityId, city.Listed, city.Diversity, Now = now }, transaction);
            }

            foreach (var city in held.Where(h => h.Diversity && !cities.Any(c => c.CityId == h.CityId && c.Diversity)))
            {
                await connection.ExecuteAsync(FirmsSql.WithdrawUse, new { Id = Guid.CreateVersion7(), after.SupplierId, city.CityId, Now = now }, transaction);
            }

            await connection.ExecuteAsync(
                "UPDATE suppliers SET answered = @Answered, changed_at = @Now WHERE supplier_id = @SupplierId", new { after.Answered, Now = now, after.SupplierId }, transaction);
            if (!Listed(held).SetEquals(Listed(cities)))
            {
                await DirectoryIndex.PutAsync(connection, transaction, db, after.SupplierId, clock.GetUtcNow());
            }

            await audit.AddAsync(connection, transaction, new AuditEntry("firm-cities-changed", "supplier", after.SupplierId)
            {
                Changes = [new("cities", Named(held), Named(cities)) { Sensitive = true }],
            });
        },
        ct);

    /// <summary>Permissions to use diversity data that firms have taken back and that nobody has acted on yet.</summary>
    internal Task<IReadOnlyList<WithdrawnUse>> WithdrawnUsesAsync(CancellationToken ct) => db.ListAsync<WithdrawnUse>(FirmsSql.WithdrawnUses, null, ct);

    /// <summary>One of them was acted on.</summary>
    internal Task DoneAsync(WithdrawnUse use, CancellationToken ct) => db.ExecuteAsync(FirmsSql.ForgetWithdrawnUse, new { use.WithdrawalId }, ct);

    /// <summary>The firm said today that all is right.</summary>
    internal Task SetCheckedAsync(Firm firm, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(FirmsSql.SetChecked, new { firm.SupplierId, Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) }, transaction);
            await audit.AddAsync(connection, transaction, new AuditEntry("firm-checked", "supplier", firm.SupplierId));
        },
        ct);

    // Figures of a firm are its secret, and its languages may tell where its people come from: only that they changed is recorded.
    private static IEnumerable<AuditChange> Changed(Firm a, Firm b) =>
    [
        new("name", a.Name, b.Name), new("trading_name", a.TradingName, b.TradingName), new("country", a.Country, b.Country), new("nuts", a.Nuts, b.Nuts),
        new("cpv", a.Cpv, b.Cpv), new("size", a.Size, b.Size),
        .. a.Languages == b.Languages ? Array.Empty<AuditChange>() : [new("languages", null, null) { Sensitive = true }],
        .. (a.Staff, a.TurnoverEuros, a.BalanceEuros) == (b.Staff, b.TurnoverEuros, b.BalanceEuros) ? Array.Empty<AuditChange>() : [new("figures", null, null) { Sensitive = true }],
    ];

    // The directory's order is that of the last change: what it does not show must not move a firm, above all not a permission.
    private static (string, string, string, string, string?) Shown(Firm firm) => (firm.Name, firm.TradingName, firm.Nuts, firm.Cpv, firm.Size);

    private static HashSet<Guid> Listed(IEnumerable<FirmCity> cities) => [.. cities.Where(c => c.Listed).Select(c => c.CityId)];

    private static string Named(IEnumerable<FirmCity> cities) => string.Join(';', cities.Select(c => c.CityId).Order());

    private sealed record DiversityRow
    {
        public required Guid SupplierId { get; init; }

        public required Guid CityId { get; init; }
    }
}
