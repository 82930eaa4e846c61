using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Suppliers;

namespace SupplierDiversity.Features.Quotations;

/// <summary>Which firms agreed to be asked by which cities. Without it nobody is asked.</summary>
public sealed class QuotationAgreements(Db db, TimeProvider clock, AuditLog audit)
{
    /// <summary>The cities that may ask a firm.</summary>
    public Task<IReadOnlyList<Guid>> OfFirmAsync(Guid supplierId, CancellationToken ct) =>
        db.ListAsync<Guid>(QuotationsSql.AgreementsOfFirm, new { SupplierId = supplierId }, ct);

    /// <summary>The tenders a firm was asked about, the newest first.</summary>
    public Task<IReadOnlyList<ToldRow>> ToldAsync(Guid supplierId, CancellationToken ct) =>
        db.ListAsync<ToldRow>(QuotationsSql.ToldToFirm, new { SupplierId = supplierId }, ct);

    /// <summary>Keeps which cities may ask a firm; those not named may not.</summary>
    public Task SaveAsync(Firm firm, IReadOnlyCollection<Guid> cities, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var before = (await connection.QueryAsync<Guid>(QuotationsSql.AgreementsOfFirm, new { firm.SupplierId }, transaction)).ToHashSet();
            if (before.SetEquals(cities))
            {
                audit.NothingChanged();
                return;
            }

            foreach (var city in cities.Except(before))
            {
                await connection.ExecuteAsync(QuotationsSql.Agree, new { firm.SupplierId, CityId = city, By = by, Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction);
            }

            foreach (var city in before.Except(cities))
            {
                await connection.ExecuteAsync(QuotationsSql.Withdraw, new { firm.SupplierId, CityId = city }, transaction);
            }

            await audit.AddAsync(connection, transaction, new AuditEntry("quotations-agreed", "supplier", firm.SupplierId)
            {
                Changes = [new("cities", string.Join(';', before.Order()), string.Join(';', cities.Order())) { Sensitive = true }],
            });
        },
        ct);
}
