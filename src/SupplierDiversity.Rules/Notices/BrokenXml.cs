using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace SupplierDiversity.Rules.Notices;

/// <summary>Turns what the XML reader throws into one sentence for the person who brought the file.</summary>
internal static class BrokenXml
{
    /// <summary>Why these bytes are not usable XML.</summary>
    public static NoticeRefusal Explain(Exception cause, ReadOnlySpan<byte> xml)
    {
        var line = cause is XmlException broken ? broken.LineNumber : 0;
        if (cause.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return new("DOCTYPE", LineOf("<!DOCTYPE"u8, xml), "The file has a DOCTYPE, which no notice needs and which is not allowed.");
        }

        if (xml.StartsWith("+/v"u8) || Prolog(xml).Contains("utf-7", StringComparison.OrdinalIgnoreCase))
        {
            return new("", line, "The file is written in UTF-7, which is not allowed.");
        }

        if (cause is not XmlException { InnerException: null } || (!LooksLikeUtf16(xml) && !Utf8.IsValid(xml)))
        {
            return new("", line, "The file cannot be read in the character encoding it declares, or in UTF-8 if it declares none.");
        }

        return new("", line, line == 0
            ? "The file is not well-formed XML, or it was cut off."
            : $"The file is not well-formed XML, or it was cut off: reading stopped at line {line}.");
    }

    // The XML reader names no line when it meets a DOCTYPE. In UTF-16 it is not found, and no line is named.
    private static int LineOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> xml)
    {
        var at = xml.IndexOf(text);
        return at < 0 ? 0 : 1 + xml[..at].Count((byte)'\n');
    }

    private static string Prolog(ReadOnlySpan<byte> xml) => Encoding.Latin1.GetString(xml[..Math.Min(200, xml.Length)]);

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> xml) =>
        xml.Length > 1 && (xml[0] is 0xFE or 0xFF or 0 || xml[1] is 0);
}
