using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.BidReports.Comparing;

/// <summary>Which cities let their published reports be put side by side: those that agreed and have not ended it, and no other.</summary>
public sealed class ReportAgreements(Db db, AuditLog audit, TimeProvider clock)
{
    private const string All = "SELECT city_id, agreed_at, ended_at FROM report_comparisons ORDER BY agreed_at, city_id";

    private const string Add = "INSERT INTO report_comparisons (city_id, agreed_at, agreed_by) VALUES (@CityId, @Now, @By) ON CONFLICT DO NOTHING";

    private const string Stop = "UPDATE report_comparisons SET ended_at = @Now, ended_by = @By WHERE city_id = @CityId AND ended_at IS NULL";

    /// <summary>All agreements, those that ended too, in the order in which they were made.</summary>
    public Task<IReadOnlyList<ReportAgreement>> AllAsync(CancellationToken ct) => db.ListAsync<ReportAgreement>(All, null, ct);

    /// <summary>Agrees, or ends it. Saying it twice changes nothing.</summary>
    public Task SetAsync(City city, bool agree, Visitor visitor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(visitor);
        return db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(agree ? Add : Stop, new { city.CityId, Now = DapperTypes.Cut(clock.GetUtcNow()), By = visitor.AccountId }, transaction) == 0)
                {
                    audit.NothingChanged();
                    return;
                }

                await audit.AddAsync(connection, transaction, new AuditEntry(agree ? "comparison-agreed" : "comparison-ended", "city", city.CityId) { Name = city.Name, City = city.CityId });
            },
            ct);
    }
}

/// <summary>A city's agreement to be compared.</summary>
public sealed record ReportAgreement
{
    /// <summary>The city.</summary>
    public required Guid CityId { get; init; }

    /// <summary>From when (UTC).</summary>
    public required DateTimeOffset AgreedAt { get; init; }

    /// <summary>Until when (UTC); null: it holds.</summary>
    public required DateTimeOffset? EndedAt { get; init; }
}
