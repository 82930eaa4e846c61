using SupplierDiversity.Features.Notices;

namespace SupplierDiversity.Features.Administration;

/// <summary>
/// Takes in a file an administrator sends: XML or zip by its first bytes and its name, at most 50 MB. It lies in
/// <c>Portal:DataDirectory/uploads</c> only while it is imported.
/// </summary>
public sealed class NoticeUpload(NoticeImport import, IConfiguration configuration, IHostEnvironment host, IHostApplicationLifetime life, ILogger<NoticeUpload> log)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int LargestFile = 50_000_000;

    /// <summary>The largest request: the file with its form.</summary>
    public const int LargestRequest = 60_000_000;

    private const int LongestName = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What is wrong with a file ("none", "large", "kind"), or null.</summary>
    public static async Task<string?> ProblemAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is not { Length: > 0 })
        {
            return "none";
        }

        if (file.Length > LargestFile)
        {
            return "large";
        }

        await using var content = file.OpenReadStream();
        var start = new byte[64];
        var length = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        return Path.GetExtension(file.FileName).ToUpperInvariant() switch
        {
            ".ZIP" => IsZip(start.AsSpan(0, length)),
            ".XML" => IsXml(start.AsSpan(0, length)),
            _ => false,
        }
            ? null : "kind";
    }

    /// <summary>The file's own name without folders and without characters that mean something to a file system.</summary>
    public static string SafeName(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var safe = string.Concat(last.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')).TrimStart('.');
        return safe.Length > LongestName ? safe[^LongestName..].TrimStart('.') : safe;
    }

    /// <summary>Imports the file and returns the import; null when it takes longer than a visitor waits and goes on without them.</summary>
    public async Task<Guid?> ImportAsync(IFormFile file, bool announce, CancellationToken ct)
    {
        var data = Path.GetFullPath(configuration["Portal:DataDirectory"] ?? "data", host.ContentRootPath);
        var folder = Directory.CreateDirectory(Path.Combine(data, "uploads", Guid.NewGuid().ToString("N")));
        var path = Path.Combine(folder.FullName, SafeName(file.FileName));
        try
        {
            await using var target = File.Create(path);
            await file.CopyToAsync(target, ct);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }

        var running = RunAsync(folder, path, announce);
        return await Task.WhenAny(running, Task.Delay(Patience, ct)) == running ? await running : null;
    }

    private async Task<Guid> RunAsync(DirectoryInfo folder, string path, bool announce)
    {
        try
        {
            var order = new NoticeImportOrder([path], "upload", Path.GetFileName(path), announce);
            return (await import.RunAsync(order, _ => { }, null, life.ApplicationStopping)).ImportId;
        }
        catch (Exception e)
        {
            log.LogError(e, "The import of an uploaded file broke off");
            throw;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Local file header, or the end record of an empty archive.
    private static bool IsZip(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8);

    // "<" after an optional byte order mark and blanks, in UTF-8 or UTF-16.
    private static bool IsXml(ReadOnlySpan<byte> start) =>
        start.StartsWith<byte>([0xFF, 0xFE, (byte)'<', 0]) || start.StartsWith<byte>([0xFE, 0xFF, 0, (byte)'<'])
        || (start.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? start[3..] : start).TrimStart(" \t\r\n"u8).StartsWith("<"u8);
}
