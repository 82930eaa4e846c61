using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace SupplierDiversity.Rules.Notices;

/// <summary>
/// Builds the tree of a notice in one pass. No DTD, no resolver, no schema location is followed (OWASP XML external
/// entity prevention); depth, attributes, lots, organisations and text length are bounded while reading.
/// </summary>
internal sealed class NoticeTree
{
    private readonly XmlReader _reader;
    private readonly NoticeBounds _bounds;
    private readonly NoticeTextBuffer _text;
    private readonly NoticeElement?[] _open;
    private readonly string[] _vocabularies;
    private readonly List<NoticeElement> _withheld = [];

    private NoticeTree(XmlReader reader, NameTable names, NoticeLimits limits)
    {
        _reader = reader;
        _bounds = new NoticeBounds(reader, limits);
        _text = new NoticeTextBuffer(limits);
        _open = new NoticeElement?[limits.MaxDepth + 1];
        // The same instances as the reader hands out, so that comparing them is comparing references.
        _vocabularies = [.. NoticeNames.Vocabularies.Select(names.Add)];
    }

    /// <summary>The root element.</summary>
    public NoticeElement Root => _open[0] ?? NoticeElement.None;

    /// <summary>All <c>efbc:FieldIdentifierCode</c> (BT-195), wherever they stand.</summary>
    public IReadOnlyList<NoticeElement> Withheld => _withheld;

    /// <summary>The tree of the file, or why there is none.</summary>
    public static (NoticeTree? Tree, NoticeRefusal? Refusal) Read(ReadOnlyMemory<byte> xml, NoticeLimits limits)
    {
        if (xml.Length > limits.MaxBytes)
        {
            return (null, new("", 0, $"The file has more than {limits.MaxBytes} bytes."));
        }

        if (xml.IsEmpty)
        {
            return (null, new("", 0, "The file is empty."));
        }

        var names = new NameTable();
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.MaxBytes,
            MaxCharactersFromEntities = 1024,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            NameTable = names,
        };
        var bytes = MemoryMarshal.TryGetArray(xml, out var part) ? part : new ArraySegment<byte>(xml.ToArray());
        try
        {
            using var stream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
            using var reader = XmlReader.Create(stream, settings);
            var tree = new NoticeTree(reader, names, limits);
            return tree.Build() is { } refusal ? (null, refusal) : (tree, null);
        }
        catch (Exception e) when (e is XmlException or DecoderFallbackException or NotSupportedException or ArgumentException)
        {
            return (null, BrokenXml.Explain(e, xml.Span));
        }
    }

    private NoticeRefusal? Build()
    {
        var skippedAt = int.MaxValue;
        while (_reader.Read())
        {
            var depth = _reader.Depth;
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    _text.Flush();
                    if (_bounds.Refuse(depth) is { } refusal)
                    {
                        return refusal;
                    }

                    // Nothing below a skipped element is taken in; the next element as high up ends the skipping.
                    if (depth <= skippedAt)
                    {
                        skippedAt = Open(depth) ? int.MaxValue : depth;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when depth <= skippedAt:
                    if (!_text.Write(_open[depth - 1]!, _reader.Value))
                    {
                        return _bounds.TextTooLong(_open[depth - 1]!);
                    }

                    break;
                case XmlNodeType.EndElement:
                    _text.Flush();
                    break;
            }
        }

        return null;
    }

    /// <summary>Takes the element in; false when it is to be passed over.</summary>
    private bool Open(int depth)
    {
        var name = _reader.LocalName;
        if (depth == 0)
        {
            _open[0] = new NoticeElement(name, _bounds.Line);
            return true;
        }

        if (Array.IndexOf(_vocabularies, _reader.NamespaceURI) < 0)
        {
            return false;
        }

        if (NoticeNames.Wrappers.Contains(name))
        {
            _open[depth] = _open[depth - 1];
            return true;
        }

        if (!NoticeNames.Read.Contains(name))
        {
            return false;
        }

        var element = new NoticeElement(name, _bounds.Line);
        if (_reader.HasAttributes)
        {
            TakeAttributes(element);
        }

        if (name == "FieldIdentifierCode")
        {
            _withheld.Add(element);
        }

        _open[depth - 1]!.Append(element);
        _open[depth] = element;
        return true;
    }

    private void TakeAttributes(NoticeElement element)
    {
        while (_reader.MoveToNextAttribute())
        {
            switch (_reader.LocalName)
            {
                case "languageID": element.Language = _reader.Value; break;
                case "listName" or "schemeName": element.List = _reader.Value; break;
                case "currencyID" or "unitCode": element.Unit = _reader.Value; break;
            }
        }

        _reader.MoveToElement();
    }
}
