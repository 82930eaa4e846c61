using System.Diagnostics;
using SupplierDiversity.Commands;

namespace SupplierDiversity.Features.Notices;

/// <summary><c>import-notices PATH… [--no-alerts]</c>: eForms files, folders and archives.</summary>
internal static class ImportNoticesVerb
{
    public static Verb Verb { get; } = new("import-notices", "PATH… [--no-alerts]", "eForms XML files, folders or .zip; safe to repeat", UsesDatabase: true, async call =>
    {
        var paths = call.Arguments.Where(a => a != "--no-alerts").ToList();
        if (paths.Count == 0 || paths.Exists(p => p.StartsWith('-')))
        {
            call.Error.WriteLine(paths.Count == 0 ? "import-notices needs a file, a folder or a .zip." : $"import-notices does not know '{paths.First(p => p.StartsWith('-'))}'.");
            return Exit.BadUsage;
        }

        var missing = paths.Where(p => !IsReadable(p)).ToList();
        foreach (var path in missing)
        {
            call.Error.WriteLine($"{path}:1: There is no such file or folder, or it cannot be opened.");
        }

        var clock = Stopwatch.StartNew();
        var found = paths.Except(missing).ToList();
        var progress = Progress(call.Error, found);
        var done = await call.Get<NoticeImport>().RunAsync(
            new(found, "command", NameOf(paths), Announce: !call.Has("--no-alerts")), refused => call.Error.WriteLine(refused), progress, call.Cancellation);
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 2);
        if (progress is not null)
        {
            call.Error.WriteLine();
        }

        call.Print(
            new { read = done.Read, published = done.Published, updated = done.Updated, unchanged = done.Unchanged, skipped = done.Skipped, rejected = done.Rejected, seconds },
            $"{done.Read} read: {done.Published} published, {done.Updated} updated, {done.Unchanged} unchanged, {done.Skipped} skipped, {done.Rejected} refused, in {seconds} s.");
        return missing.Count > 0 ? Exit.Unusable : done.Rejected > 0 ? Exit.SomeRefused : Exit.Success;
    });

    private static bool IsReadable(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                using var entries = Directory.EnumerateFileSystemEntries(path).GetEnumerator();
                entries.MoveNext();
                return true;
            }

            using var file = File.OpenRead(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    // What was asked for, without the folders above it: the list of imports is read by people who need not know them.
    private static string NameOf(List<string> paths)
    {
        var names = paths.Select(p => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(p)))).ToList();
        return string.Join(", ", names.Take(3)) + (names.Count > 3 ? ", …" : "");
    }

    /// <summary>A bar on a terminal; null, so nothing, in a pipe.</summary>
    private static Action<int>? Progress(TextWriter error, List<string> paths)
    {
        if (Console.IsErrorRedirected)
        {
            return null;
        }

        const int Width = 30;
        var total = Math.Max(1, NoticeFolder.Count(paths));
        return read =>
        {
            // An archive counts as one file until it is open, so the total grows with what comes out of it.
            total = Math.Max(total, read);
            var done = Width * read / total;
            error.Write($"\r[{new string('#', done)}{new string('.', Width - done)}] {read} / {total}");
        };
    }
}
