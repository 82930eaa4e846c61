using System.Globalization;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Operating.Backups;

/// <summary>
/// Fills the empty databases from a backup. What the lost portal sent after the backup is not in it, so what waits there
/// may have gone out: the restored portal sends nothing until an administrator has decided (<see cref="RestoredPortal"/>).
/// </summary>
internal sealed class PortalRestore(Db db, BackgroundDatabase background, PortalDatabase portal, TimeProvider clock)
{
    /// <summary>Checks the backup, fills the database, holds everything that waits, and brings the schema up to date.</summary>
    /// <returns>The migrations applied after it.</returns>
    /// <exception cref="InvalidDataException">The folder is no backup for this database; nothing was changed.</exception>
    public async Task<IReadOnlyList<string>> FillAsync(string folder, CancellationToken ct)
    {
        var manifest = await BackupManifest.ReadAsync(folder, ct);
        if (manifest.Engine != db.Engine.ToString())
        {
            throw new InvalidDataException($"This is a backup of {manifest.Engine}, and Database__Provider is {db.Engine}.");
        }

        if (!await IsEmptyAsync(ct) || !await background.IsEmptyAsync(ct))
        {
            throw new InvalidDataException("The database is not empty. A backup is restored into an empty one only; set ConnectionStrings__Portal to it.");
        }

        await FillBackgroundAsync(folder, ct);
        try
        {
            await FillPortalAsync(folder, manifest, ct);
        }
        catch
        {
            await background.ThrowAwayAsync(CancellationToken.None);
            throw;
        }

        return await portal.PrepareAsync(ct);
    }

    private async Task FillPortalAsync(string folder, BackupManifest manifest, CancellationToken ct)
    {
        var hold = Hold(manifest.MadeAt, DapperTypes.Cut(clock.GetUtcNow()));
        if (db.Engine == DatabaseEngine.Sqlite)
        {
            await SqliteCopy.RestoreAsync(db, Path.Combine(folder, BackupManifest.SqliteFile), hold, ct);
        }
        else
        {
            await PostgresTools.RestoreAsync(db.ConnectionString, Path.Combine(folder, BackupManifest.PostgresFile), [], hold, ct);
        }
    }

    // A backup of a portal that had none is a whole backup too.
    private async Task FillBackgroundAsync(string folder, CancellationToken ct)
    {
        if (db.Engine == DatabaseEngine.Sqlite && Path.Combine(folder, BackupManifest.SqliteBackground) is var file && File.Exists(file))
        {
            await SqliteCopy.RestoreAsync(background.Db, file, "", ct);
        }
        else if (db.Engine == DatabaseEngine.Postgres && Path.Combine(folder, BackupManifest.PostgresBackground) is var dump && File.Exists(dump))
        {
            await background.PrepareSchemaAsync(ct);
            await PostgresTools.RestoreAsync(background.Db.ConnectionString, dump, ["--schema=" + BackgroundSettings.Schema], "", ct);
        }
    }

    private async Task<bool> IsEmptyAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(db.Choose(
            "SELECT count(*) FROM sqlite_master",
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()")) == 0;
    }

    /// <summary>
    /// Stops all mail and keeps announcements from finding their readers. A text without parameters, because psql runs
    /// it in the transaction that fills the database. Leases of the lost portal's processes are void.
    /// </summary>
    private string Hold(DateTimeOffset madeAt, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"""
        {(db.Engine == DatabaseEngine.Postgres ? "SET timezone TO 'UTC';" : "")}
        UPDATE mail_switch SET sending_paused_at = '{DapperTypes.ToText(now)}', paused_by = 'restore';
        UPDATE editions SET parked_reason = '{RestoredPortal.HeldReason}', claimed_until = NULL
        WHERE fanned_out_at IS NULL AND announce = TRUE AND parked_reason IS NULL;
        UPDATE alerts SET claimed_until = NULL WHERE claimed_until IS NOT NULL;
        UPDATE letters SET claimed_until = NULL WHERE claimed_until IS NOT NULL;
        INSERT INTO portal_facts (name, value) VALUES ('{RestoredPortal.MadeFact}', '{madeAt:O}'), ('{RestoredPortal.RestoredFact}', '{now:O}')
        ON CONFLICT (name) DO UPDATE SET value = excluded.value;

        """);
}
