using System.Text;
using System.Text.Unicode;

namespace SupplierDiversity.Rules.Authoring;

/// <summary>What a file is, from its content; its name must say the same. A file that is something else is refused.</summary>
public static class DocumentType
{
    /// <summary>The most a document may have, in bytes.</summary>
    public const int MostBytes = 20_000_000;

    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string OpenDocument = "application/vnd.oasis.opendocument.";

    // Office files are archives; what they hold stands in their first entries.
    private static readonly Dictionary<string, (byte[] Begins, string Holds, string Type)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("%PDF-"u8.ToArray(), "", "application/pdf"),
        [".docx"] = ([0x50, 0x4B, 3, 4], "word/", Office + "wordprocessingml.document"),
        [".xlsx"] = ([0x50, 0x4B, 3, 4], "xl/", Office + "spreadsheetml.sheet"),
        [".odt"] = ([0x50, 0x4B, 3, 4], OpenDocument + "text", OpenDocument + "text"),
        [".ods"] = ([0x50, 0x4B, 3, 4], OpenDocument + "spreadsheet", OpenDocument + "spreadsheet"),
        [".png"] = ([0x89, 0x50, 0x4E, 0x47], "", "image/png"),
        [".jpg"] = ([0xFF, 0xD8, 0xFF], "", "image/jpeg"),
    };

    /// <summary>The media type; null when the file is none of the known kinds, or not what its name says.</summary>
    public static string? Of(string name, ReadOnlySpan<byte> content)
    {
        var ending = Path.GetExtension(name);
        if (content.Length is 0 or > MostBytes)
        {
            return null;
        }

        if (ending is ".txt" or ".csv")
        {
            return Utf8.IsValid(content) && content.IndexOf((byte)0) < 0 ? ending == ".txt" ? "text/plain" : "text/csv" : null;
        }

        return Known.TryGetValue(ending, out var kind) && content.StartsWith(kind.Begins) && content.IndexOf(Encoding.ASCII.GetBytes(kind.Holds)) >= 0 ? kind.Type : null;
    }
}
