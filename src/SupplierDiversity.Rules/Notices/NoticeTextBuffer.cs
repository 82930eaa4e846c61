using System.Text;

namespace SupplierDiversity.Rules.Notices;

/// <summary>
/// Gathers the text of the element being read. Comments and CDATA split a text into pieces; they are joined once, at
/// the end, so that a text of many pieces does not take quadratic time.
/// </summary>
internal sealed class NoticeTextBuffer(NoticeLimits limits)
{
    private readonly StringBuilder _pieces = new();
    private NoticeElement? _element;
    private string? _only;

    /// <summary>Adds a piece; false when the text has become longer than allowed.</summary>
    public bool Write(NoticeElement element, string piece)
    {
        if (!ReferenceEquals(_element, element))
        {
            Flush();
            (_element, _only) = (element, piece);
            return Fits(element, piece.Length);
        }

        if (_pieces.Length == 0)
        {
            _pieces.Append(_only);
        }

        _pieces.Append(piece);
        return Fits(element, _pieces.Length);
    }

    /// <summary>Hands the trimmed text to its element.</summary>
    public void Flush()
    {
        if (_element is null)
        {
            return;
        }

        var text = (_pieces.Length == 0 ? _only! : _pieces.ToString()).Trim();
        _element.Text = text.Length == 0 ? null : text;
        _pieces.Clear();
        _element = null;
    }

    private bool Fits(NoticeElement element, int length) =>
        length <= Math.Min(limits.MaxValueLength, limits.MaxTextLength)
        || length <= (NoticeNames.Sentences.Contains(element.Name) ? limits.MaxTextLength : limits.MaxValueLength);
}
