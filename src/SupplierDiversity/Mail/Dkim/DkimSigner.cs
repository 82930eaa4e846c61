using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SupplierDiversity.Mail.Dkim;

/// <summary>
/// Signs whole messages as RFC 6376 says (rsa-sha256, relaxed/relaxed). The unsubscribe headers are among those signed,
/// as RFC 8058 § 4 demands for one-click. Not for several threads at once.
/// </summary>
internal sealed partial class DkimSigner : IDisposable
{
    private static readonly string[] Signed =
    [
        "from", "to", "subject", "date", "message-id", "content-language", "auto-submitted", "list-id", "list-unsubscribe",
        "list-unsubscribe-post", "mime-version", "content-type",
    ];

    private readonly DkimSettings settings;
    private readonly TimeProvider clock;
    private readonly RSA key = RSA.Create();

    public DkimSigner(DkimSettings settings, TimeProvider clock)
    {
        (this.settings, this.clock) = (settings, clock);
        key.ImportFromPem(settings.KeyPem);
    }

    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        // One character a byte, so that nothing is changed on the way.
        var text = Encoding.Latin1.GetString(message);
        var split = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var fields = FieldStart().Split(text[..split]).Select(field => (Name: field[..field.IndexOf(':', StringComparison.Ordinal)].Trim().ToLowerInvariant(), Field: field)).ToList();
        var present = Signed.Where(name => fields.Exists(f => f.Name == name)).ToList();
        var body = Convert.ToBase64String(SHA256.HashData(Encoding.Latin1.GetBytes(RelaxedBody(text[(split + 4)..]))));
        var signature = string.Create(
            CultureInfo.InvariantCulture,
            $"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={settings.Domain}; s={settings.Selector};\r\n t={clock.GetUtcNow().ToUnixTimeSeconds()}; h={string.Join(':', present)};\r\n bh={body};\r\n b=");
        var input = string.Concat(present.Select(name => RelaxedField(fields.Last(f => f.Name == name).Field) + "\r\n")) + RelaxedField(signature);
        var value = Convert.ToBase64String(key.SignData(Encoding.Latin1.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        return [.. Encoding.Latin1.GetBytes($"{signature}{value}\r\n"), .. message];
    }

    public void Dispose() => key.Dispose();

    private static string RelaxedField(string field)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        var value = Blanks().Replace(field[(colon + 1)..].Replace("\r\n", "", StringComparison.Ordinal), " ").Trim(' ');
        return $"{field[..colon].Trim().ToLowerInvariant()}:{value}";
    }

    private static string RelaxedBody(string body)
    {
        var lines = Blanks().Replace(body, " ").Replace(" \r\n", "\r\n", StringComparison.Ordinal).TrimEnd(' ');
        while (lines.EndsWith("\r\n", StringComparison.Ordinal))
        {
            lines = lines[..^2];
        }

        return lines.Length == 0 ? "" : lines + "\r\n";
    }

    [GeneratedRegex("\r\n(?![ \t])")]
    private static partial Regex FieldStart();

    [GeneratedRegex("[ \t]+")]
    private static partial Regex Blanks();
}
