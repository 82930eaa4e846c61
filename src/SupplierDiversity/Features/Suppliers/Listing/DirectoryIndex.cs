using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Suppliers.Listing;

/// <summary>Keeps the public directory: who agreed is in it, who took it back is out in the same transaction.</summary>
internal static class DirectoryIndex
{
    // So many entries fit into a millisecond.
    private const int AMillisecond = 4096;

    /// <summary>Enters a firm anew as it is now, or takes it out.</summary>
    public static async Task PutAsync(DbConnection connection, DbTransaction transaction, Db db, Guid supplierId, DateTimeOffset now)
    {
        var parameters = new { SupplierId = supplierId };
        if (await connection.QuerySingleOrDefaultAsync<long?>(ListingSql.Forget, parameters, transaction) is { } old && db.Engine == DatabaseEngine.Sqlite)
        {
            await connection.ExecuteAsync(ListingSql.ForgetWordsSqlite, new { Row = old }, transaction);
        }

        if (await connection.QuerySingleOrDefaultAsync<ListedFirm>(ListingSql.Listed, parameters, transaction) is { } firm)
        {
            var cities = await connection.QueryAsync<Guid>(ListingSql.CitiesOf, parameters, transaction);
            await EnterAsync(connection, transaction, db, firm, cities, now);
        }
    }

    /// <summary>Enters a firm that is not in it.</summary>
    public static async Task EnterAsync(DbConnection connection, DbTransaction transaction, Db db, ListedFirm firm, IEnumerable<Guid> cities, DateTimeOffset now)
    {
        long row;
        do
        {
            row = (now.ToUnixTimeMilliseconds() * AMillisecond) + Random.Shared.Next(AMillisecond);
        }
        while (await connection.ExecuteAsync(ListingSql.Enter, new { Row = row, firm.SupplierId }, transaction) == 0);

        await connection.ExecuteAsync(
            db.Choose(ListingSql.EnterWordsSqlite, ListingSql.EnterWordsPostgres),
            new { Row = row, Words = DirectoryTokens.Of($"{firm.Name} {firm.TradingName}", firm.Cpv, firm.Nuts, cities) },
            transaction);
    }
}
