using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports.Counting;

/// <summary>
/// Two years as they are sealed: the values, then each cell by how much its key is more than the one before. Some bytes a cell:
/// a large city has as many cells as firms, where firms change their trade from year to year.
/// </summary>
internal static class KeptPair
{
    public static byte[] Of(YearPair pair)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(pair.Values.Count);
        foreach (var value in pair.Values)
        {
            writer.Write(value);
        }

        writer.Write7BitEncodedInt(pair.Cells.Count);
        var before = 0L;
        foreach (var (key, firms) in pair.Cells)
        {
            writer.Write7BitEncodedInt64(key - before);
            writer.Write7BitEncodedInt64(firms);
            before = key;
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static YearPair Open(byte[] kept)
    {
        using var reader = new BinaryReader(new MemoryStream(kept));
        var values = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.ReadString();
        }

        var cells = new YearPairCell[reader.Read7BitEncodedInt()];
        var before = 0L;
        for (var i = 0; i < cells.Length; i++)
        {
            before += reader.Read7BitEncodedInt64();
            cells[i] = new(before, reader.Read7BitEncodedInt64());
        }

        return new(values, cells);
    }
}
