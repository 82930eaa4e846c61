using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace SupplierDiversity.Features.BidReports;

/// <summary>
/// An XLSX file (ECMA-376): numbers are numbers, shares are percentages, days are days, text stays text whatever it begins
/// with, an empty cell is empty. Nothing in it is a formula.
/// </summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // Cell formats in the order of the style sheet below; the last two are the built-in formats 14 (a day) and 10 (0.00 %).
    private const int Head = 1;
    private const int Day = 2;
    private const int Share = 3;

    // Days are counted from here (ECMA-376 part 1, § 18.17.4.1, with the day that Excel adds).
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", "Types", Types, xml =>
            {
                Empty(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
                Empty(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", $"{Kind}sheet.main+xml"));
                Empty(xml, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", $"{Kind}styles+xml"));
                Each(sheets, (_, n) => Empty(xml, "Override", ("PartName", $"/xl/worksheets/sheet{n}.xml"), ("ContentType", $"{Kind}worksheet+xml")));
            });
            Part(zip, "_rels/.rels", "Relationships", Package, xml =>
                Empty(xml, "Relationship", ("Id", "r1"), ("Type", $"{Relations}/officeDocument"), ("Target", "xl/workbook.xml")));
            Part(zip, "xl/_rels/workbook.xml.rels", "Relationships", Package, xml =>
            {
                Each(sheets, (_, n) => Empty(xml, "Relationship", ("Id", $"r{n}"), ("Type", $"{Relations}/worksheet"), ("Target", $"worksheets/sheet{n}.xml")));
                Empty(xml, "Relationship", ("Id", "styles"), ("Type", $"{Relations}/styles"), ("Target", "styles.xml"));
            });
            Part(zip, "xl/workbook.xml", "workbook", Main, xml =>
            {
                xml.WriteStartElement("sheets");
                Each(sheets, (sheet, n) =>
                {
                    xml.WriteStartElement("sheet");
                    xml.WriteAttributeString("name", sheet.Name);
                    xml.WriteAttributeString("sheetId", n);
                    xml.WriteAttributeString("r", "id", Relations, $"r{n}");
                    xml.WriteEndElement();
                });
                xml.WriteEndElement();
            });
            Part(zip, "xl/styles.xml", "styleSheet", Main, Styles);
            Each(sheets, (sheet, n) => Part(zip, $"xl/worksheets/sheet{n}.xml", "worksheet", Main, xml => Rows(xml, sheet)));
        }

        return bytes.ToArray();
    }

    private static void Rows(XmlWriter xml, Sheet sheet)
    {
        // The heading stays in sight while one scrolls.
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        Empty(xml, "pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        foreach (var (row, style) in sheet.Rows.Select(r => (r, (int?)null)).Prepend(([.. sheet.Head.Cast<object?>()], Head)))
        {
            xml.WriteStartElement("row");
            for (var i = 0; i < row.Count; i++)
            {
                Cell(xml, row[i], style ?? (row[i] is DateOnly ? Day : row[i] is double && sheet.Head[i].EndsWith("share", StringComparison.Ordinal) ? Share : null));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, object? cell, int? style)
    {
        xml.WriteStartElement("c");
        if (style is { } format)
        {
            xml.WriteAttributeString("s", format.ToString(CultureInfo.InvariantCulture));
        }

        switch (cell)
        {
            case null:
                break;
            case string text:
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is");
                xml.WriteElementString("t", text);
                xml.WriteEndElement();
                break;
            case bool yes:
                xml.WriteAttributeString("t", "b");
                xml.WriteElementString("v", yes ? "1" : "0");
                break;
            case DateOnly day:
                xml.WriteElementString("v", (day.DayNumber - Epoch.DayNumber).ToString(CultureInfo.InvariantCulture));
                break;
            default:
                xml.WriteElementString("v", Convert.ToString(cell, CultureInfo.InvariantCulture));
                break;
        }

        xml.WriteEndElement();
    }

    private static void Styles(XmlWriter xml) => xml.WriteRaw(
        """
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border/></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
        """);

    private static void Each(IReadOnlyList<Sheet> sheets, Action<Sheet, string> act)
    {
        for (var i = 0; i < sheets.Count; i++)
        {
            act(sheets[i], (i + 1).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Part(ZipArchive zip, string name, string root, string space, Action<XmlWriter> write)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var xml = XmlWriter.Create(stream);
        xml.WriteStartElement(root, space);
        write(xml);
        xml.WriteEndElement();
    }

    private static void Empty(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> values)
    {
        xml.WriteStartElement(name);
        foreach (var (key, value) in values)
        {
            xml.WriteAttributeString(key, value);
        }

        xml.WriteEndElement();
    }
}

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">On its tab.</param>
/// <param name="Head">Names of the columns; a column that ends in "share" holds shares.</param>
/// <param name="Rows">Text, number, day, yes or no, or null.</param>
internal sealed record Sheet(string Name, IReadOnlyList<string> Head, IEnumerable<IReadOnlyList<object?>> Rows);
