using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.Notices;

/// <summary>One file that may hold a notice, or the reason why it cannot even be opened.</summary>
/// <param name="Path">As the person who asked would find it: what was typed, then folder, archive and entry.</param>
/// <param name="Name">The same without what was typed, so never a whole path: what the database keeps.</param>
/// <param name="Bytes">The content; good until the next file is read.</param>
/// <param name="Refusal">Set when there is no content to read.</param>
internal readonly record struct NoticeFile(string Path, string Name, ReadOnlyMemory<byte> Bytes, NoticeRefusal? Refusal)
{
    public static NoticeFile Refused(string path, string name, string reason) => new(path, name, default, new("", 0, reason));
}

/// <summary>Reads files into one growing buffer and never beyond the largest size a notice may have.</summary>
internal sealed class NoticeBuffer(int maxBytes)
{
    private byte[] _bytes = new byte[Math.Min(64 * 1024, maxBytes + 1)];

    public int MaxBytes => maxBytes;

    /// <summary>Reads a stream whole; null when it is larger than a notice may be.</summary>
    public ReadOnlyMemory<byte>? Read(Stream stream, CancellationToken ct)
    {
        var length = 0;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            if (length == _bytes.Length)
            {
                if (length > maxBytes)
                {
                    return null;
                }

                Array.Resize(ref _bytes, (int)Math.Min((long)length * 2, maxBytes + 1L));
            }

            var read = stream.Read(_bytes, length, _bytes.Length - length);
            if (read == 0)
            {
                return length > maxBytes ? null : _bytes.AsMemory(0, length);
            }

            length += read;
        }
    }

    public string TooLarge => $"The file is larger than {maxBytes / 1_000_000.0:0.#} MB, the most a notice may have.";
}
