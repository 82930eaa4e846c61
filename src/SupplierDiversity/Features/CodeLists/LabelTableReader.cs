using System.Text;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>
/// Tables parted by tabs: the code first, one column a language named by its ISO 639-1 code. A column "kind" parts the
/// texts of one term ("BT-500.name", "BT-500.description"); other columns are not labels and are passed over.
/// </summary>
internal static class LabelTableReader
{
    public static CodeList Read(byte[] bytes)
    {
        var lines = Decode(bytes).Split('\n');
        var header = Cells(lines[0]);
        var languages = header.Index().Skip(1).Where(c => c.Item is [>= 'a' and <= 'z', >= 'a' and <= 'z']).ToList();
        if (languages.Count == 0 || languages.DistinctBy(l => l.Item).Count() < languages.Count)
        {
            throw new CodeListRefusedException(1, "the first line must name the columns: a code, then each language once by its two letters");
        }

        var kind = Array.IndexOf(header, "kind");
        var list = new CodeList();
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].AsSpan().Trim().IsEmpty)
            {
                continue;
            }

            var cells = Cells(lines[i]);
            if (cells.Length != header.Length)
            {
                throw new CodeListRefusedException(i + 1, $"{cells.Length} columns where the first line names {header.Length}");
            }

            var code = cells[0].Trim();
            list.Add(
                code.Length > 0 && kind > 0 ? $"{code}.{cells[kind].Trim()}" : code,
                languages.Select(l => KeyValuePair.Create(l.Item, cells[l.Index])),
                i + 1);
        }

        return list;
    }

    private static string[] Cells(string line) => line.TrimEnd('\r').Split('\t');

    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new CodeListRefusedException(bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n') + 1, "not UTF-8");
        }
    }
}
