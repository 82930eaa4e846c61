using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SupplierDiversity.Features.Notices;

/// <summary>Tells a notice the database will not take from a database that cannot work at all.</summary>
internal static class RefusedRow
{
    // SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_RANGE, SQLITE_ERROR: about the row. Full, locked, read-only, corrupt: not.
    private static readonly int[] SqliteRow = [1, 18, 19, 20, 25];

    /// <summary>True when the notice is at fault, false when going on makes no sense.</summary>
    public static bool IsFault(Exception e) => e switch
    {
        SqliteException sqlite => SqliteRow.Contains(sqlite.SqliteErrorCode),
        // Class 22 data, 23 constraint, 54 limits; 53 resources, 57 operator and 08 connection are not the notice's fault.
        PostgresException postgres => postgres.SqlState[..2] is "22" or "23" or "54",
        DbException or OperationCanceledException => false,
        FormatException or OverflowException or ArgumentException => true,
        _ => false,
    };

    /// <summary>One sentence for the person who brought the file.</summary>
    public static string Reason(Exception e) => $"The database refused the notice: {e.Message.ReplaceLineEndings(" ")}";
}
