using Dapper;
using Microsoft.Data.Sqlite;
using SupplierDiversity.Database;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>An empty database for the demonstration; one that is not a demonstration is never touched.</summary>
internal sealed class DemonstrationDatabase(Db db, BackgroundDatabase background, PortalDatabase portal)
{
    private const string Mark = "INSERT INTO portal_facts (name, value) VALUES ('kind', 'demonstration')";

    /// <summary>Throws an earlier demonstration away and brings up an empty schema, marked as a demonstration.</summary>
    /// <returns>False when the database holds something else.</returns>
    public async Task<bool> RenewAsync(CancellationToken ct)
    {
        if (!await IsEmptyAsync(ct))
        {
            if (!await IsDemonstrationAsync(ct))
            {
                return false;
            }

            await ThrowAwayAsync(ct);
        }

        if (!await background.IsEmptyAsync(ct))
        {
            if (!await background.IsDemonstrationAsync(ct))
            {
                return false;
            }

            await background.ThrowAwayAsync(ct);
        }

        await portal.PrepareAsync(ct);
        await using var connection = await db.OpenAsync(ct);
        await connection.ExecuteAsync(Mark);
        await background.MarkDemonstrationAsync(ct);
        return true;
    }

    private async Task<bool> IsEmptyAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(db.Choose(
            "SELECT count(*) FROM sqlite_master",
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()")) == 0;
    }

    private async Task<bool> IsDemonstrationAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var marked = await connection.ExecuteScalarAsync<long>(db.Choose(
            "SELECT count(*) FROM sqlite_master WHERE name = 'portal_facts'",
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'portal_facts'"));
        return marked > 0 && await connection.ExecuteScalarAsync<string?>(
            "SELECT value FROM portal_facts WHERE name = 'kind'") == "demonstration";
    }

    private async Task ThrowAwayAsync(CancellationToken ct)
    {
        if (db.Engine == DatabaseEngine.Postgres)
        {
            await using var connection = await db.OpenAsync(ct);
            await connection.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
            return;
        }

        db.LetGo();
        var file = new SqliteConnectionStringBuilder(db.ConnectionString).DataSource;
        foreach (var part in new[] { file, file + "-wal", file + "-shm" })
        {
            File.Delete(part);
        }
    }
}
