using System.Security.Cryptography;
using System.Text.Json;

namespace SupplierDiversity.Operating.Backups;

/// <summary>What a backup holds, written last: a folder without it is not a backup.</summary>
internal sealed record BackupManifest
{
    public const string FileName = "backup.json";
    public const string SqliteFile = "portal.db";
    public const string PostgresFile = "portal.dump";
    public const string SqliteBackground = "background.db";
    public const string PostgresBackground = "background.dump";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Of this description; restoring knows 1.</summary>
    public required int Format { get; init; }

    /// <summary>"Sqlite" or "Postgres": a backup of one engine cannot be restored into the other.</summary>
    public required string Engine { get; init; }

    /// <summary>Instant (UTC) before the copy began: everything committed by then is in it.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The last migration in the database; null: none.</summary>
    public required string? Schema { get; init; }

    /// <summary>True: the keys in it open only with the operator's certificate, which is not in it.</summary>
    public required bool KeysAreSealed { get; init; }

    /// <summary>Every file but this one.</summary>
    public required IReadOnlyList<BackupFile> Files { get; init; }

    public static async Task<BackupFile> DescribeAsync(string folder, string path, CancellationToken ct)
    {
        await using var content = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        return new(Path.GetRelativePath(folder, path).Replace('\\', '/'), content.Length, hash);
    }

    public Task WriteAsync(string folder, CancellationToken ct) =>
        File.WriteAllTextAsync(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json), ct);

    /// <summary>Reads and compares every file with what was written down.</summary>
    /// <exception cref="InvalidDataException">The folder is no backup, or a file is missing or was changed.</exception>
    public static async Task<BackupManifest> ReadAsync(string folder, CancellationToken ct)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{folder} is not a whole backup: there is no {FileName} in it.");
        }

        BackupManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<BackupManifest>(await File.ReadAllTextAsync(path, ct), Json)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} cannot be read: {e.Message}", e);
        }

        if (manifest is not { Format: 1 })
        {
            throw new InvalidDataException($"{path} was written by another version of the portal.");
        }

        foreach (var file in manifest.Files)
        {
            var there = Path.Combine(folder, file.Name);
            if (!File.Exists(there) || await DescribeAsync(folder, there, ct) != file)
            {
                throw new InvalidDataException($"{there} is missing or is not what was backed up.");
            }
        }

        return manifest;
    }
}

/// <summary>A file of a backup.</summary>
/// <param name="Name">Below the backup's folder.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal.</param>
internal sealed record BackupFile(string Name, long Bytes, string Sha256);
