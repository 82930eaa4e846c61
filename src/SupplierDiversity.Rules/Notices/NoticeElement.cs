namespace SupplierDiversity.Rules.Notices;

/// <summary>
/// One element of a notice, light enough to build at the speed of the XML reader. The eForms extension wrappers are
/// left out: what stands in <c>ext:UBLExtensions/…/efext:EformsExtension</c> is a child of the extended element.
/// </summary>
internal sealed class NoticeElement(string name, int line)
{
    private NoticeElement? _first;
    private NoticeElement? _last;
    private NoticeElement? _next;

    /// <summary>Stands for an element that is not there, so that paths can be walked without checks.</summary>
    public static NoticeElement None { get; } = new("", 0);

    /// <summary>Local name.</summary>
    public string Name { get; } = name;
    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; } = line;
    /// <summary>Trimmed text; null when there is none.</summary>
    public string? Text { get; set; }
    /// <summary>languageID.</summary>
    public string? Language { get; set; }
    /// <summary>listName or schemeName.</summary>
    public string? List { get; set; }
    /// <summary>currencyID or unitCode.</summary>
    public string? Unit { get; set; }

    /// <summary>Adds a child at the end.</summary>
    public void Append(NoticeElement child)
    {
        if (_last is null)
        {
            _first = child;
        }
        else
        {
            _last._next = child;
        }

        _last = child;
    }

    /// <summary>First child of this name, or null.</summary>
    public NoticeElement? First(string child) => Named(_first, child);

    /// <summary>The next sibling of the same name, or null.</summary>
    public NoticeElement? Following() => Named(_next, Name);

    /// <summary>First child of this name, or <see cref="None"/>.</summary>
    public NoticeElement One(string child) => Named(_first, child) ?? None;

    /// <summary>Text of the first child of this name that has text, or null.</summary>
    public string? Value(string child)
    {
        for (var e = First(child); e is not null; e = e.Following())
        {
            if (e.Text is not null)
            {
                return e.Text;
            }
        }

        return null;
    }

    /// <summary>True when something of this element is withheld for now (BT-195).</summary>
    public bool IsWithheld => First("FieldsPrivacy") is not null;

    private static NoticeElement? Named(NoticeElement? element, string name)
    {
        while (element is not null && element.Name != name)
        {
            element = element._next;
        }

        return element;
    }
}
