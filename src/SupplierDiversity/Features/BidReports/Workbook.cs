using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace SupplierDiversity.Features.BidReports;

/// <summary>
/// One sheet as an XLSX file (ECMA-376): numbers are numbers, text stays text whatever it begins with, an empty cell is empty.
/// </summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public static byte[] Write(string sheet, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", "Types", Types, xml =>
            {
                Empty(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
                Empty(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", $"{Kind}sheet.main+xml"));
                Empty(xml, "Override", ("PartName", "/xl/worksheets/sheet1.xml"), ("ContentType", $"{Kind}worksheet+xml"));
            });
            Part(zip, "_rels/.rels", "Relationships", Package, xml =>
                Empty(xml, "Relationship", ("Id", "r1"), ("Type", $"{Relations}/officeDocument"), ("Target", "xl/workbook.xml")));
            Part(zip, "xl/_rels/workbook.xml.rels", "Relationships", Package, xml =>
                Empty(xml, "Relationship", ("Id", "r1"), ("Type", $"{Relations}/worksheet"), ("Target", "worksheets/sheet1.xml")));
            Part(zip, "xl/workbook.xml", "workbook", Main, xml =>
            {
                xml.WriteStartElement("sheets");
                xml.WriteStartElement("sheet");
                xml.WriteAttributeString("name", sheet);
                xml.WriteAttributeString("sheetId", "1");
                xml.WriteAttributeString("r", "id", Relations, "r1");
                xml.WriteEndElement();
                xml.WriteEndElement();
            });
            Part(zip, "xl/worksheets/sheet1.xml", "worksheet", Main, xml =>
            {
                xml.WriteStartElement("sheetData");
                foreach (var row in rows.Prepend(head))
                {
                    xml.WriteStartElement("row");
                    foreach (var cell in row)
                    {
                        Cell(xml, cell);
                    }

                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            });
        }

        return bytes.ToArray();
    }

    private static void Cell(XmlWriter xml, object? cell)
    {
        xml.WriteStartElement("c");
        if (cell is string text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteElementString("t", text);
            xml.WriteEndElement();
        }
        else if (cell is not null)
        {
            xml.WriteElementString("v", Convert.ToString(cell, CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
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
