using System.IO.Compression;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// Reads the notices of a .zip one after the other, with limits on entries, unpacked size and ratio. Names of entries
/// are only shown, never used as paths; archives inside archives are refused.
/// </summary>
internal sealed class NoticeArchive(NoticeBuffer buffer, CancellationToken ct)
{
    private const int MostEntries = 200_000;
    private const long LargestDirectory = 64L * 1024 * 1024;

    // XML of notices shrinks to a tenth, at best to a fiftieth; a bomb to a thousandth.
    private const int LargestRatio = 200;
    private const long FreeOfRatio = 1_000_000;
    private const long MostUnpacked = 20_000_000_000;

    private long _unpacked;

    public IEnumerable<NoticeFile> FilesIn(string file, string name)
    {
        var (archive, reason) = Open(file);
        if (archive is null)
        {
            yield return NoticeFile.Refused(file, name, reason);
            yield break;
        }

        using (archive)
        {
            var most = Math.Min(MostUnpacked, (new FileInfo(file).Length * LargestRatio) + FreeOfRatio);
            foreach (var entry in archive.Entries)
            {
                if (Read(entry, $"{file}/{Shown(entry)}", $"{name}/{Shown(entry)}") is { } read)
                {
                    yield return read;
                }

                if (_unpacked > most)
                {
                    yield return NoticeFile.Refused(file, name, "The archive unpacks to far more than an archive of notices does; the rest of it was not read.");
                    yield break;
                }
            }
        }
    }

    private static (ZipArchive? Archive, string Reason) Open(string file)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (ZipDirectory.SizeOf(stream) is not { } size)
            {
                stream.Dispose();
                return (null, "The file is not a zip archive, or it was cut off.");
            }

            if (size > LargestDirectory)
            {
                stream.Dispose();
                return (null, "The archive has too many entries.");
            }

            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (archive.Entries.Count <= MostEntries)
            {
                return (archive, "");
            }

            archive.Dispose();
            return (null, $"The archive has more than {MostEntries} entries.");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            stream?.Dispose();
            return (null, e is InvalidDataException ? "The file is not a zip archive, or it is damaged." : "The file cannot be opened.");
        }
    }

    private NoticeFile? Read(ZipArchiveEntry entry, string path, string name)
    {
        if (entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return NoticeFile.Refused(path, name, "An archive inside an archive is not read.");
        }

        if (!entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (entry.IsEncrypted)
        {
            return NoticeFile.Refused(path, name, "The entry is encrypted.");
        }

        try
        {
            using var stream = entry.Open();
            var bytes = buffer.Read(stream, ct);
            long length = bytes?.Length ?? buffer.MaxBytes;
            _unpacked += length;
            return bytes is null ? NoticeFile.Refused(path, name, buffer.TooLarge)
                : length > FreeOfRatio && length / Math.Max(1, entry.CompressedLength) > LargestRatio
                    ? NoticeFile.Refused(path, name, "The entry unpacks to far more than a notice does.")
                    : new(path, name, bytes.Value, null);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return NoticeFile.Refused(path, name, "The entry is damaged and cannot be unpacked.");
        }
    }

    private static string Shown(ZipArchiveEntry entry) =>
        string.Concat(entry.FullName.Take(200).Select(c => char.IsControl(c) ? '?' : c));
}
