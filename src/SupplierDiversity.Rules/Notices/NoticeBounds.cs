using System.Xml;

namespace SupplierDiversity.Rules.Notices;

/// <summary>Checks each element against the limits while it is read, before anything is kept of it.</summary>
internal sealed class NoticeBounds(XmlReader reader, NoticeLimits limits)
{
    private readonly IXmlLineInfo _lines = (IXmlLineInfo)reader;
    private int _lots;
    private int _organisations;

    /// <summary>Line of the reader, from 1.</summary>
    public int Line => _lines.LineNumber;

    /// <summary>Why the element the reader stands on is too much, or null.</summary>
    public NoticeRefusal? Refuse(int depth)
    {
        var name = reader.LocalName;
        if (depth > limits.MaxDepth)
        {
            return new(name, Line, $"The elements are nested more than {limits.MaxDepth} levels deep.");
        }

        if (reader.AttributeCount > limits.MaxAttributes)
        {
            return new(name, Line, $"An element has more than {limits.MaxAttributes} attributes.");
        }

        if (depth == 0)
        {
            return NoticeRoot.Check(name, reader.NamespaceURI, Line);
        }

        if (name == "ProcurementProjectLot" && ++_lots > limits.MaxLots)
        {
            return new("cac:ProcurementProjectLot", Line, $"The notice has more than {limits.MaxLots} lots.");
        }

        return name == "Organization" && ++_organisations > limits.MaxOrganisations
            ? new("efac:Organization", Line, $"The notice describes more than {limits.MaxOrganisations} organisations.")
            : null;
    }

    /// <summary>The refusal of a text that is too long.</summary>
    public NoticeRefusal TextTooLong(NoticeElement element) =>
        new(element.Name, Line, NoticeNames.Sentences.Contains(element.Name)
            ? $"A text is longer than {limits.MaxTextLength} characters."
            : $"A value is longer than {limits.MaxValueLength} characters.");
}
