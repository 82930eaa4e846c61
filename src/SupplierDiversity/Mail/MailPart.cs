using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Mail;

/// <summary>
/// A piece of a mail, written once as plain text and once as HTML, so that both always say the same. Parts are put
/// together into a document; a part that many mails share is made once.
/// </summary>
internal sealed class MailPart(Language language)
{
    private const char Isolate = '\u2068'; // FSI and PDI keep a title in another script from mixing up its line (UAX #9)
    private const char EndIsolate = '\u2069';
    private const string Ink = "#17212b";
    private const string Accent = "#0a4a66";
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _html = new();

    /// <summary>The plain text so far.</summary>
    public string Text => _text.ToString();

    /// <summary>The HTML so far, without a document around it.</summary>
    public string Html => _html.ToString();

    /// <summary>A heading; the text may be in another language than the mail.</summary>
    public MailPart Heading(string text, string? textLanguage = null)
    {
        _text.Append(Plain(text, textLanguage)).Append("\n\n");
        return Written($"<h2 style=\"font-size:20px;line-height:1.3;margin:24px 0 8px\">{Marked(text, textLanguage)}</h2>");
    }

    /// <summary>A smaller heading.</summary>
    public MailPart Label(string text)
    {
        _text.Append(text).Append('\n');
        return Written($"<h3 style=\"font-size:16px;margin:20px 0 4px\">{Encoded(text)}</h3>");
    }

    /// <summary>A paragraph.</summary>
    public MailPart Paragraph(string text)
    {
        _text.Append(text).Append("\n\n");
        return Written($"<p style=\"margin:0 0 12px\">{Encoded(text)}</p>");
    }

    /// <summary>Facts: name and value, with the value's language where it is another one.</summary>
    public MailPart Facts(IEnumerable<(string Name, string Value, string? Language)> facts)
    {
        _html.Append("<ul style=\"margin:0 0 12px;padding:0;list-style:none\">");
        foreach (var (name, value, valueLanguage) in facts)
        {
            _text.Append(language.Labelled(name)).Append(' ').Append(Plain(value, valueLanguage)).Append('\n');
            Written($"<li style=\"margin:0 0 4px\"><b>{Encoded(language.Labelled(name))}</b> {Marked(value, valueLanguage)}</li>");
        }

        _text.Append('\n');
        return Written("</ul>");
    }

    /// <summary>A list of sentences.</summary>
    public MailPart Items(IEnumerable<string> items)
    {
        _html.Append("<ul style=\"margin:0 0 12px;padding:0 20px\">");
        foreach (var item in items)
        {
            _text.Append("- ").Append(item).Append('\n');
            Written($"<li style=\"margin:0 0 4px\">{Encoded(item)}</li>");
        }

        _text.Append('\n');
        return Written("</ul>");
    }

    /// <summary>The one thing to do, as a button.</summary>
    public MailPart Button(string label, string url) => Link(label, url,
        $"display:inline-block;padding:12px 20px;background:{Accent};color:#ffffff;font-weight:bold;text-decoration:none;border-radius:4px");

    /// <summary>A plain link.</summary>
    public MailPart Link(string label, string url) => Link(label, url, $"color:{Accent}");

    /// <summary>A line between parts.</summary>
    public MailPart Rule()
    {
        _text.Append("----------------------------------------\n\n");
        return Written("<hr style=\"border:0;border-top:1px solid #cdd6dd;margin:24px 0\">");
    }

    /// <summary>Adds a part that was made before.</summary>
    public MailPart Add(MailPart part)
    {
        _text.Append(part._text);
        _html.Append(part._html);
        return this;
    }

    /// <summary>The whole HTML document. Styles are inline because mail programs drop everything else; there are no images.</summary>
    public string Document(string title) =>
        $"<!DOCTYPE html><html lang=\"{language.Tag}\" dir=\"{language.Direction}\"><head><meta charset=\"utf-8\">"
        + $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Encoded(title)}</title></head>"
        + $"<body style=\"margin:0;padding:16px;background:#ffffff;color:{Ink};font:16px/1.5 system-ui,sans-serif\" dir=\"{language.Direction}\">"
        + $"<div role=\"article\" style=\"max-width:38em;margin:0 auto\">{_html}</div></body></html>";

    private MailPart Link(string label, string url, string style)
    {
        _text.Append(language.Labelled(label)).Append('\n').Append(url).Append("\n\n");
        return Written($"<p style=\"margin:0 0 16px\"><a href=\"{WebUtility.HtmlEncode(url)}\" style=\"{style}\">{Encoded(label)}</a></p>");
    }

    private MailPart Written(string html)
    {
        _html.Append(html);
        return this;
    }

    private string Plain(string text, string? textLanguage) =>
        language.Direction == "rtl" || (textLanguage is not null && textLanguage != language.Tag) ? Isolate + text + EndIsolate : text;

    private string Marked(string text, string? textLanguage) =>
        textLanguage is not null && textLanguage != language.Tag ? $"<bdi lang=\"{Encoded(textLanguage)}\">{Encoded(text)}</bdi>" : $"<bdi>{Encoded(text)}</bdi>";

    private static string Encoded(string text) => Encoder.Encode(text);
}
