using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Features.BidReports.Saved;

/// <summary>
/// The personal link in each mail of a saved report: the id of the recipient and the first 16 bytes of an HMAC-SHA256 over it,
/// in base64url. It confirms and stops, and is good for ever: a link to stop must work in the oldest mail.
/// </summary>
public sealed class ReportMailLinks
{
    private const string Secret = "report-mail-links";
    private const int Id = 16;

    private readonly Lazy<byte[]> _key;
    private readonly PortalAddress _address;

    /// <summary>Reads the key when the first link is made, or makes it.</summary>
    public ReportMailLinks(PortalSecrets secrets, PortalAddress address) => (_address, _key) = (address, new(() => secrets.Of(Secret)));

    /// <summary>The address of the page with the two buttons.</summary>
    public string Of(Guid recipient, string language) => _address.Of($"/{language}/report-mails/{Token(recipient)}");

    /// <summary>Sees to the key before a transaction begins: making it is a write of its own.</summary>
    internal void Prepare() => _ = _key.Value;

    /// <summary>The token of a recipient.</summary>
    public string Token(Guid recipient)
    {
        Span<byte> body = stackalloc byte[Id];
        recipient.TryWriteBytes(body, bigEndian: true, out _);
        return SignedToken.Of(body, _key.Value);
    }

    /// <summary>The recipient of a token; null when it is forged or torn.</summary>
    public Guid? Read(string token)
    {
        Span<byte> body = stackalloc byte[Id];
        return token is { Length: <= 44 } && SignedToken.TryRead(token, _key.Value, body) ? new Guid(body, bigEndian: true) : null;
    }
}
