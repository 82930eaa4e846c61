using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Mail;
using SupplierDiversity.Security.Keys;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Operating.Backups;

/// <summary>
/// Copies all the portal keeps into a folder while it goes on working: the database, which also holds keys and secrets, the
/// background database, and the mails of the pickup folder. Not in it: settings, and the certificate that seals the keys.
/// </summary>
internal sealed class PortalBackup(Db db, BackgroundDatabase background, MailSettings mail, IConfiguration configuration, TimeProvider clock)
{
    private const string LastMigration = "SELECT max(name) FROM schema_migrations";

    /// <summary>Makes the folder, which must not be there yet; an interrupted backup leaves nothing under its name.</summary>
    public async Task<BackupManifest> MakeAsync(string folder, CancellationToken ct)
    {
        if (Path.Exists(folder))
        {
            throw new IOException($"{folder} is there already; name a new folder for each backup.");
        }

        var unfinished = folder.TrimEnd(Path.DirectorySeparatorChar) + ".unfinished";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        NewFolder(unfinished);
        var madeAt = DapperTypes.Cut(clock.GetUtcNow());
        // First what refers to firms, then the firms: what is behind the wall never names a firm that is not in the backup.
        if (!await background.IsEmptyAsync(ct))
        {
            await CopyBackgroundAsync(unfinished, ct);
        }

        var database = Path.Combine(unfinished, db.Engine == DatabaseEngine.Sqlite ? BackupManifest.SqliteFile : BackupManifest.PostgresFile);
        if (db.Engine == DatabaseEngine.Sqlite)
        {
            await SqliteCopy.MakeAsync(db, database, ct);
        }
        else
        {
            await PostgresTools.DumpAsync(db.ConnectionString, database, ["--exclude-schema=" + BackgroundSettings.Schema], ct);
        }

        CopyMails(Path.Combine(unfinished, "mail"));
        var files = new List<BackupFile>();
        foreach (var file in Directory.EnumerateFiles(unfinished, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files.Add(await BackupManifest.DescribeAsync(unfinished, file, ct));
        }

        var manifest = new BackupManifest
        {
            Format = 1,
            Engine = db.Engine.ToString(),
            MadeAt = madeAt,
            Schema = await SchemaAsync(ct),
            KeysAreSealed = KeysFeature.AreSealed(configuration),
            Files = files,
        };
        await manifest.WriteAsync(unfinished, ct);
        Directory.Move(unfinished, folder);
        return manifest;
    }

    private async Task CopyBackgroundAsync(string folder, CancellationToken ct)
    {
        if (db.Engine == DatabaseEngine.Sqlite)
        {
            await SqliteCopy.MakeAsync(background.Db, Path.Combine(folder, BackupManifest.SqliteBackground), ct);
        }
        else
        {
            await PostgresTools.DumpAsync(
                background.Db.ConnectionString, Path.Combine(folder, BackupManifest.PostgresBackground), ["--schema=" + BackgroundSettings.Schema], ct);
        }
    }

    // Mails that are only a file and nowhere else; a mail server's are its own.
    private void CopyMails(string to)
    {
        if (mail.Transport != MailTransport.Pickup || !Directory.Exists(mail.PickupDirectory))
        {
            return;
        }

        NewFolder(to);
        foreach (var file in Directory.EnumerateFiles(mail.PickupDirectory, "*.eml"))
        {
            try
            {
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }
            catch (FileNotFoundException)
            {
                // Picked up by the mail system meanwhile.
            }
        }
    }

    private async Task<string?> SchemaAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<string?>(LastMigration);
    }

    // Keys and addresses of people are in it: nobody else on this machine may read it.
    private static void NewFolder(string path) =>
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
