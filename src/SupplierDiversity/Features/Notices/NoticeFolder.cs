using System.IO.Enumeration;

namespace SupplierDiversity.Features.Notices;

/// <summary>Finds the files that may hold notices: a file itself, the .xml and .zip files of a folder, the entries of an archive.</summary>
internal sealed class NoticeFolder(NoticeBuffer buffer, CancellationToken ct)
{
    /// <summary>The files under a path that exists, in the order of their names.</summary>
    public IEnumerable<NoticeFile> FilesIn(string path)
    {
        if (!Directory.Exists(path))
        {
            return Open(path, Path.GetFileName(path));
        }

        return Found(path).SelectMany(file => Open(file, Path.GetRelativePath(path, file).Replace('\\', '/')));
    }

    /// <summary>How many files there are, an archive counting as one: for showing progress only.</summary>
    public static int Count(IEnumerable<string> paths) => paths.Sum(p => Directory.Exists(p) ? Found(p).Count : 1);

    private static List<string> Found(string folder)
    {
        // Links to folders are not followed: they can lead in a circle.
        var files = new FileSystemEnumerable<string>(
            folder,
            (ref FileSystemEntry e) => e.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) => !e.IsDirectory && IsCandidate(e.FileName),
            ShouldRecursePredicate = (ref FileSystemEntry e) => (e.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        return [.. files.Order(StringComparer.Ordinal)];
    }

    private static bool IsCandidate(ReadOnlySpan<char> name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<NoticeFile> Open(string file, string name) =>
        file.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
            ? new NoticeArchive(buffer, ct).FilesIn(file, name)
            : [ReadFile(file, name)];

    private NoticeFile ReadFile(string file, string name)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            return stream.CanSeek && stream.Length > buffer.MaxBytes || buffer.Read(stream, ct) is not { } bytes
                ? NoticeFile.Refused(file, name, buffer.TooLarge)
                : new(file, name, bytes, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return NoticeFile.Refused(file, name, "The file cannot be opened.");
        }
    }
}
