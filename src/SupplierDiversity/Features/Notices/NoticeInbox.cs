using SupplierDiversity.Jobs;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// The watched folder (<c>Notices:Inbox</c>): what is put there is imported and moved to <c>done/</c>, or to
/// <c>refused/</c> with the reasons in a .txt beside it. A file still being written is left alone.
/// </summary>
internal sealed class NoticeInbox(NoticeImport import, IConfiguration configuration, IHostEnvironment environment)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private readonly string? _folder = configuration["Notices:Inbox"] is { Length: > 0 } folder
        ? Path.GetFullPath(folder, environment.ContentRootPath) : null;

    /// <summary>The job: imports what is in the folder now.</summary>
    public static Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<NoticeInbox>().RunAsync(ct);

    public async Task<JobCount> RunAsync(CancellationToken ct)
    {
        if (_folder is null)
        {
            return default;
        }

        Directory.CreateDirectory(_folder);
        var files = await FindQuietAsync(ct);
        if (files.Count == 0)
        {
            return default;
        }

        var refused = new List<RefusedFile>();
        await import.RunAsync(new([.. files.Select(f => f.FullName)], "inbox", Path.GetFileName(_folder), Announce: true), refused.Add, null, ct);
        foreach (var file in files)
        {
            Move(file, refused.Where(r => r.Path == file.FullName || r.Path.StartsWith(file.FullName + "/", StringComparison.Ordinal)));
        }

        return new JobCount(DidSomething: true);
    }

    /// <summary>Files whose size and time of change stay the same for two seconds; the file system's own times are compared with each other only.</summary>
    private async Task<List<FileInfo>> FindQuietAsync(CancellationToken ct)
    {
        var before = Find();
        if (before.Count == 0)
        {
            return before;
        }

        if (!before.TrueForAll(f => DateTime.UtcNow - f.LastWriteTimeUtc is { Ticks: > 0 } age && age > 2 * Quiet))
        {
            await Task.Delay(Quiet, ct);
        }

        var now = Find().ToDictionary(f => f.FullName);
        return before.FindAll(f => now.GetValueOrDefault(f.FullName) is { } same && same.Length == f.Length && same.LastWriteTimeUtc == f.LastWriteTimeUtc);
    }

    private List<FileInfo> Find() =>
        [.. new DirectoryInfo(_folder!).EnumerateFiles().Where(f => !f.Name.StartsWith('.') && f.Extension.ToUpperInvariant() is ".XML" or ".ZIP").OrderBy(f => f.Name, StringComparer.Ordinal)];

    private void Move(FileInfo file, IEnumerable<RefusedFile> refused)
    {
        var (length, written) = (file.Length, file.LastWriteTimeUtc);
        file.Refresh();
        if (!file.Exists || file.Length != length || file.LastWriteTimeUtc != written)
        {
            // Gone, or written to while it was read: what is there now is for the next run.
            return;
        }

        var reasons = refused.Select(r => r.ToString().Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)).ToList();
        var folder = Directory.CreateDirectory(Path.Combine(_folder!, reasons.Count == 0 ? "done" : "refused")).FullName;
        var target = Free(folder, file.Name);
        if (reasons.Count > 0)
        {
            File.WriteAllLines(target + ".txt", reasons);
        }

        file.MoveTo(target);
    }

    /// <summary>The name, or with a number where that name is taken: "notice.xml", "notice (2).xml".</summary>
    private static string Free(string folder, string name)
    {
        var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(folder, number == 1 ? name : $"{stem} ({number}){ending}");
            if (!File.Exists(path) && !File.Exists(path + ".txt"))
            {
                return path;
            }
        }
    }
}
