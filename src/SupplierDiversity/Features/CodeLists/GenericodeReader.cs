using System.Globalization;
using System.Xml;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>
/// OASIS genericode 1.0 as the eForms SDK uses it: columns "code", "Name" and one "xxx_label" a language (ISO 639-2).
/// No DTD, no entities of its own, no address is ever followed.
/// </summary>
internal static class GenericodeReader
{
    private const string Namespace = "http://docs.oasis-open.org/codelist/ns/genericode/1.0/";

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 64_000_000,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static CodeList Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var xml = XmlReader.Create(stream, Safe);
        try
        {
            return Read(xml);
        }
        catch (XmlException e)
        {
            // The reader refuses a DTD without saying where it stands.
            var dtd = bytes.AsSpan().IndexOf("<!DOCTYPE"u8);
            throw e.LineNumber == 0 && dtd >= 0
                ? new CodeListRefusedException(bytes.AsSpan(0, dtd).Count((byte)'\n') + 1, "document type definitions (DTD) are not accepted")
                : new CodeListRefusedException(e.LineNumber, e.Message);
        }
    }

    private static CodeList Read(XmlReader xml)
    {
        xml.MoveToContent();
        if (xml.LocalName != "CodeList" || xml.NamespaceURI != Namespace)
        {
            throw new CodeListRefusedException(Line(xml), "not a genericode 1.0 code list");
        }

        var columns = new List<string>();
        var list = new CodeList();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "Column")
            {
                columns.Add(xml.GetAttribute("Id") ?? throw new CodeListRefusedException(Line(xml), "a column without Id"));
            }
            else if (xml.LocalName == "Row")
            {
                AddRow(xml, columns, list);
            }
        }

        return list;
    }

    private static void AddRow(XmlReader xml, List<string> columns, CodeList list)
    {
        var line = Line(xml);
        if (!columns.Contains("code"))
        {
            throw new CodeListRefusedException(line, "no column 'code'");
        }

        var values = Values(xml, columns);
        var labels = values
            .Select(v => KeyValuePair.Create(LanguageOf(v.Key), v.Value))
            .Where(l => l.Key is not null).Select(l => KeyValuePair.Create(l.Key!, l.Value)).ToList();
        if (values.TryGetValue("Name", out var name) && labels.All(l => l.Key != "en"))
        {
            labels.Add(new("en", name));
        }

        list.Add(values.GetValueOrDefault("code", ""), labels, line);
    }

    private static Dictionary<string, string> Values(XmlReader xml, List<string> columns)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (xml.IsEmptyElement)
        {
            return values;
        }

        var (depth, next, column) = (xml.Depth, 0, "");
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Value" })
            {
                // Without a reference a value belongs to the column after the last one (genericode 1.0, § 4.5).
                var at = xml.GetAttribute("ColumnRef") is { } reference ? columns.IndexOf(reference) : next;
                column = at >= 0 && at < columns.Count ? columns[at] : throw new CodeListRefusedException(Line(xml), "a value without a known column");
                next = at + 1;
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && column.Length > 0)
            {
                values[column] = values.GetValueOrDefault(column, "") + xml.Value.Trim();
            }
        }

        return values;
    }

    private static string? LanguageOf(string column) =>
        column.Length == 9 && column.EndsWith("_label", StringComparison.Ordinal)
            && CultureInfo.GetCultureInfo(column[..3]).TwoLetterISOLanguageName is { Length: 2 } iso ? iso : null;

    private static int Line(XmlReader xml) => xml is IXmlLineInfo info ? info.LineNumber : 0;
}
