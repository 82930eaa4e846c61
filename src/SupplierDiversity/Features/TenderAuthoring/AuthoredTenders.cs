using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Authoring;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>Tenders that were written in the portal and published, for any feature to ask.</summary>
public sealed class AuthoredTenders(Db db)
{
    /// <summary>One of them; null for a tender that was imported, or that there is not.</summary>
    public async Task<AuthoredTender?> FindAsync(string tenderId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await FindAsync(connection, null, tenderId);
    }

    /// <summary>The same inside a transaction.</summary>
    public async Task<AuthoredTender?> FindAsync(DbConnection connection, DbTransaction? transaction, string tenderId)
    {
        var notices = (await connection.QueryAsync<AuthoredNotice>(AuthoringSql.NoticesOfTender, new { TenderId = tenderId }, transaction)).AsList();
        return notices.Count == 0 ? null : new(tenderId, notices[^1].CityId, notices, await ClausesAsync(connection, transaction, notices[^1].AuthoredNoticeId));
    }

    /// <summary>Ids of all tenders a city published from the portal.</summary>
    public async Task<IReadOnlyList<string>> OfCityAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return await db.ListAsync<string>(AuthoringSql.PublishedOfCity, new { city.CityId }, ct);
    }

    /// <summary>The tenders in which a row of the equality matrix stands as a clause.</summary>
    public Task<IReadOnlyList<string>> WithImpactAsync(Guid impactId, CancellationToken ct) =>
        db.ListAsync<string>(AuthoringSql.TendersOfImpact, new { ImpactId = impactId }, ct);

    /// <summary>The clauses of one publication.</summary>
    public static async Task<IReadOnlyList<ClauseInTender>> ClausesAsync(DbConnection connection, DbTransaction? transaction, Guid authoredNoticeId) =>
        [.. (await connection.QueryAsync<string>(AuthoringSql.Clauses, new { AuthoredNoticeId = authoredNoticeId }, transaction)).Select(NoticeDocument.Read<ClauseInTender>)];
}
