using Dapper;
using Microsoft.Data.Sqlite;
using SupplierDiversity.Database;

namespace SupplierDiversity.Operating.Backups;

/// <summary>Copies a SQLite database while others write to it, by SQLite's online backup.</summary>
internal static class SqliteCopy
{
    /// <summary>The copy is one moment of the database, whole in one file.</summary>
    /// <exception cref="InvalidDataException">What was copied is damaged.</exception>
    public static async Task MakeAsync(Db db, string file, CancellationToken ct)
    {
        await using var source = (SqliteConnection)await db.OpenAsync(ct);
        await using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await target.OpenAsync(ct);
        source.BackupDatabase(target);
        // No log beside the file: what is carried away is one file.
        await target.ExecuteAsync("PRAGMA journal_mode = DELETE");
        if (await target.ExecuteScalarAsync<string>("PRAGMA quick_check(1)") is not "ok" and var wrong)
        {
            throw new InvalidDataException($"The copy of the database is damaged: {wrong}");
        }
    }

    /// <summary>Puts a copy where the portal's database will be, changed by <paramref name="sql"/> before it is there.</summary>
    public static async Task RestoreAsync(Db db, string file, string sql, CancellationToken ct)
    {
        var place = new SqliteConnectionStringBuilder(db.ConnectionString).DataSource;
        var unfinished = place + ".restoring";
        File.Copy(file, unfinished, overwrite: true);
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString()))
        {
            await connection.OpenAsync(ct);
            if (sql.Length > 0)
            {
                await connection.ExecuteAsync(sql);
            }
        }

        db.LetGo();
        foreach (var log in new[] { place + "-wal", place + "-shm" })
        {
            File.Delete(log);
        }

        File.Move(unfinished, place, overwrite: true);
    }
}
