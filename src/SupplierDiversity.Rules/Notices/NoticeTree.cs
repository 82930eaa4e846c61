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
    private readonly NoticeLimits _limits;
    private readonly XmlReader _reader;
    private readonly NoticeElement?[] _open;
    private readonly string[] _vocabularies;
    private readonly StringBuilder _longText = new();
    private NoticeElement? _writing;
    private string? _text;
    private int _lots;
    private int _organisations;

    private NoticeTree(XmlReader reader, NameTable names, NoticeLimits limits)
    {
        _limits = limits;
        _reader = reader;
        _open = new NoticeElement?[limits.MaxDepth + 1];
        // The same instances as the reader hands out, so that comparing them is comparing references.
        _vocabularies = [.. NoticeNames.Vocabularies.Select(names.Add)];
    }

    /// <summary>The root element, or why there is none.</summary>
    public static (NoticeElement? Root, NoticeRefusal? Refusal) Read(ReadOnlyMemory<byte> xml, NoticeLimits limits)
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
        var root = (NoticeElement?)null;
        try
        {
            using var stream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
            using var reader = XmlReader.Create(stream, settings);
            var tree = new NoticeTree(reader, names, limits);
            var refusal = tree.Build();
            root = tree._open[0];
            return refusal is null ? (root, null) : (null, refusal);
        }
        catch (Exception e) when (e is XmlException or DecoderFallbackException or NotSupportedException or ArgumentException)
        {
            return (null, BrokenXml.Explain(e, xml.Span));
        }
    }

    private NoticeRefusal? Build()
    {
        var lines = (IXmlLineInfo)_reader;
        var skippedAt = int.MaxValue;
        while (_reader.Read())
        {
            var depth = _reader.Depth;
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    Flush();
                    var refusal = TooMuch(depth, lines);
                    if (refusal is not null)
                    {
                        return refusal;
                    }

                    if (depth <= skippedAt)
                    {
                        skippedAt = Open(depth, lines.LineNumber) ? int.MaxValue : depth;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when depth <= skippedAt:
                    if (!Write(_open[depth - 1]!, _reader.Value))
                    {
                        return new(_open[depth - 1]!.Name, lines.LineNumber, $"A text is longer than {_limits.MaxTextLength} characters.");
                    }

                    break;
                case XmlNodeType.EndElement:
                    Flush();
                    break;
            }
        }

        return null;
    }

    /// <summary>Takes the element in, or says that it is to be passed over.</summary>
    private bool Open(int depth, int line)
    {
        var name = _reader.LocalName;
        if (depth == 0)
        {
            _open[0] = new NoticeElement(name, line);
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

        var element = new NoticeElement(name, line);
        if (_reader.HasAttributes)
        {
            TakeAttributes(element);
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

    private NoticeRefusal? TooMuch(int depth, IXmlLineInfo lines)
    {
        var name = _reader.LocalName;
        if (depth > _limits.MaxDepth)
        {
            return new(name, lines.LineNumber, $"The elements are nested more than {_limits.MaxDepth} levels deep.");
        }

        if (_reader.AttributeCount > _limits.MaxAttributes)
        {
            return new(name, lines.LineNumber, $"An element has more than {_limits.MaxAttributes} attributes.");
        }

        if (depth == 0)
        {
            return NoticeRoot.Check(name, _reader.NamespaceURI, lines.LineNumber);
        }

        if (name == "ProcurementProjectLot" && ++_lots > _limits.MaxLots)
        {
            return new("cac:ProcurementProjectLot", lines.LineNumber, $"The notice has more than {_limits.MaxLots} lots.");
        }

        return name == "Organization" && ++_organisations > _limits.MaxOrganisations
            ? new("efac:Organization", lines.LineNumber, $"The notice describes more than {_limits.MaxOrganisations} organisations.")
            : null;
    }

    /// <summary>Adds a piece of text; comments and CDATA split a text into pieces, which are joined once at its end.</summary>
    private bool Write(NoticeElement element, string piece)
    {
        if (!ReferenceEquals(_writing, element))
        {
            Flush();
            (_writing, _text) = (element, piece);
            return piece.Length <= _limits.MaxTextLength;
        }

        if (_longText.Length == 0)
        {
            _longText.Append(_text);
        }

        _longText.Append(piece);
        return _longText.Length <= _limits.MaxTextLength;
    }

    private void Flush()
    {
        if (_writing is null)
        {
            return;
        }

        var text = (_longText.Length == 0 ? _text! : _longText.ToString()).Trim();
        _writing.Text = text.Length == 0 ? null : text;
        _longText.Clear();
        _writing = null;
    }
}
