using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SupplierDiversity.Features.Administration;

/// <summary>A mail read back from its file (RFC 5322, 2045, 2047): what the portal writes, and what a person may look at.</summary>
public sealed partial class ReadMail
{
    private readonly Dictionary<string, string> _headers;

    private ReadMail(string name, Dictionary<string, string> headers, string text, string html) =>
        (Name, _headers, Text, Html) = (name, headers, text, html);

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The plain text part, or empty.</summary>
    public string Text { get; }

    /// <summary>The HTML part, or empty.</summary>
    public string Html { get; }

    /// <summary>Subject, decoded.</summary>
    public string Subject => Header("Subject");

    /// <summary>Recipient as written.</summary>
    public string To => Header("To");

    /// <summary>BCP 47 tag of its language, or empty.</summary>
    public string Language => Header("Content-Language");

    /// <summary>UTC, or null when the header cannot be read.</summary>
    public DateTimeOffset? Date =>
        DateTimeOffset.TryParse(Header("Date"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var date) ? date : null;

    /// <summary>All headers in their order.</summary>
    public IReadOnlyDictionary<string, string> Headers => _headers;

    /// <summary>Reads a mail; what is not understood stays empty.</summary>
    public static ReadMail Of(string name, byte[] file)
    {
        var (headers, body) = Split(Encoding.Latin1.GetString(file));
        var (text, html) = ("", "");
        foreach (var (type, content) in Parts(headers, body))
        {
            (text, html) = type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) ? (text, content) : (content, html);
        }

        return new(name, headers, text, html);
    }

    private static IEnumerable<(string Type, string Content)> Parts(Dictionary<string, string> headers, string body)
    {
        var type = headers.GetValueOrDefault("Content-Type", "text/plain");
        if (!type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) || Boundary().Match(type) is not { Success: true } boundary)
        {
            return [(type, Decode(headers.GetValueOrDefault("Content-Transfer-Encoding", ""), body))];
        }

        var line = "--" + boundary.Groups[1].Value;
        return ("\r\n" + body).Split("\r\n" + line).Skip(1).Where(p => !p.StartsWith("--", StringComparison.Ordinal))
            .Select(p => Split(p.TrimStart('\r', '\n'))).SelectMany(p => Parts(p.Headers, p.Body));
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string message)
    {
        var text = message.Contains("\r\n", StringComparison.Ordinal) ? message : message.ReplaceLineEndings("\r\n");
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = Folded().Replace(end < 0 ? text : text[..end], " ");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in head.Split("\r\n"))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                var value = Words(line[(colon + 1)..].Trim());
                headers[line[..colon]] = headers.TryGetValue(line[..colon], out var before) ? $"{before}, {value}" : value;
            }
        }

        return (headers, end < 0 ? "" : text[(end + 4)..]);
    }

    private static string Words(string value) => EncodedWord().Replace(
        BetweenWords().Replace(Utf8(value), "$1"),
        m => Encoding.UTF8.GetString(m.Groups[1].Value is "B" or "b"
            ? Convert.FromBase64String(m.Groups[2].Value) : Quoted(m.Groups[2].Value.Replace('_', ' '))));

    private static string Decode(string encoding, string body) => encoding.ToUpperInvariant() switch
    {
        "BASE64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)),
        "QUOTED-PRINTABLE" => Encoding.UTF8.GetString(Quoted(body.Replace("=\r\n", "", StringComparison.Ordinal))),
        _ => Utf8(body),
    };

    private static string Utf8(string latin) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin));

    private static byte[] Quoted(string text) =>
        Encoding.Latin1.GetBytes(Escaped().Replace(text, m => ((char)Convert.ToByte(m.Groups[1].Value, 16)).ToString()));

    private string Header(string name) => _headers.GetValueOrDefault(name, "");

    [GeneratedRegex("boundary=\"?([^\";\\s]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex("\r\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex("=\\?utf-8\\?([BbQq])\\?([^?]*)\\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex("(\\?=)\\s+(?==\\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex("=([0-9A-Fa-f]{2})")]
    private static partial Regex Escaped();
}
