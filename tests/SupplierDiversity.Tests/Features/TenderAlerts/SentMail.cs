using System.Text;
using System.Text.RegularExpressions;

namespace SupplierDiversity.Tests.Features.TenderAlerts;

/// <summary>A mail as it lies in the pickup folder, read back.</summary>
public sealed record SentMail(IReadOnlyList<(string Name, string Value)> Headers, string Text, string Html)
{
    public string this[string header] => Assert.Single(Headers, h => h.Name.Equals(header, StringComparison.OrdinalIgnoreCase)).Value;

    public string Subject => Decoded(this["Subject"]);

    public IEnumerable<string> Tenders => Headers.Where(h => h.Name == "X-Alert-Tender").Select(h => h.Value);

    public static IReadOnlyList<SentMail> In(string folder, string recipient) =>
        [.. Directory.GetFiles(folder, "*.eml").Select(f => Read(File.ReadAllText(f))).Where(m => m["To"].Contains(recipient, StringComparison.Ordinal)).OrderBy(m => m["Message-ID"])];

    public static SentMail Read(string raw)
    {
        var cut = raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = raw[..cut].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n").Select(l => l.Split(": ", 2)).Select(p => (p[0], p[1])).ToList();
        var parts = raw[cut..].Split("--=_alternative").Skip(1).Take(2)
            .Select(p => Encoding.UTF8.GetString(Convert.FromBase64String(p[(p.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("\r\n", "", StringComparison.Ordinal))).ReplaceLineEndings("\n")).ToList();
        return new SentMail(headers, parts[0], parts[1]);
    }

    private static string Decoded(string value) => Regex.Replace(
        Regex.Replace(value, @"\?= =\?", "?==?"), @"=\?utf-8\?B\?([^?]*)\?=", m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value)), RegexOptions.IgnoreCase);
}
