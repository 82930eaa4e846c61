using System.Data.Common;
using Dapper;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// The number that moves with everything a list or page of tenders is made from. Whoever remembers such a thing
/// remembers the number it was read at, and reads anew when it has moved: what is shown is always exact.
/// </summary>
public static class TenderStamp
{
    private const string Find = "SELECT number FROM tender_stamp";

    /// <summary>The number now. It is read before what is to be remembered.</summary>
    public static Task<long> ReadAsync(DbConnection connection) => connection.QuerySingleAsync<long>(Find);

    /// <summary>Moves it, in the transaction that changes a city, its buyers or (by the importer itself) a tender.</summary>
    public static Task MoveAsync(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync(TenderRowsSql.MoveStamp, transaction: transaction);
}
