using System.Buffers.Binary;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// Size of a zip's directory, from its last record (APPNOTE 4.3.16, 4.3.14): the library reads the whole directory into
/// memory, so this has to be known first.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const uint EndSignature = 0x06054b50;
    private const uint LocatorSignature = 0x07064b50;
    private const uint End64Signature = 0x06064b50;

    /// <summary>Bytes from the directory's start to its end record; null when this is no zip.</summary>
    public static long? SizeOf(Stream zip)
    {
        var tail = new byte[(int)Math.Min(zip.Length, EndLength + ushort.MaxValue + LocatorLength)];
        var start = zip.Length - tail.Length;
        zip.Position = start;
        zip.ReadExactly(tail);
        zip.Position = 0;
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) == EndSignature)
            {
                long offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
                var directory = offset == uint.MaxValue ? Offset64(zip, tail.AsSpan(0, at)) : offset;
                return directory is { } from && from >= 0 && from <= start + at ? start + at - from : null;
            }
        }

        return null;
    }

    private static long? Offset64(Stream zip, ReadOnlySpan<byte> before)
    {
        if (before.Length < LocatorLength || BinaryPrimitives.ReadUInt32LittleEndian(before[^LocatorLength..]) != LocatorSignature)
        {
            return null;
        }

        var end = BinaryPrimitives.ReadInt64LittleEndian(before[^12..]);
        var record = new byte[56];
        if (end < 0 || end > zip.Length - record.Length)
        {
            return null;
        }

        zip.Position = end;
        zip.ReadExactly(record);
        zip.Position = 0;
        return BinaryPrimitives.ReadUInt32LittleEndian(record) == End64Signature ? BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)) : null;
    }
}
