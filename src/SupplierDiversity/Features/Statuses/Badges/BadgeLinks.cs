using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Features.Statuses.Badges;

/// <summary>The links of badges: the id of the badge and the first 16 bytes of an HMAC-SHA256 over it, in base64url.</summary>
public sealed class BadgeLinks(PortalSecrets secrets, PortalAddress address)
{
    private const string Secret = "badge-links";
    private const int Id = 16;
    private const int Longest = 44;

    private readonly Lazy<byte[]> _key = new(() => secrets.Of(Secret));

    /// <summary>The address a firm hands on.</summary>
    public string Address(Guid badgeId, string language) => address.Of($"/{language}/badge/{Token(badgeId)}");

    /// <summary>The token of a badge.</summary>
    public string Token(Guid badgeId)
    {
        Span<byte> body = stackalloc byte[Id];
        badgeId.TryWriteBytes(body, bigEndian: true, out _);
        return SignedToken.Of(body, _key.Value);
    }

    /// <summary>The badge of a token; null when it is forged or torn.</summary>
    internal Guid? Read(string token)
    {
        Span<byte> body = stackalloc byte[Id];
        return token.Length <= Longest && SignedToken.TryRead(token, _key.Value, body) ? new Guid(body, bigEndian: true) : null;
    }

    /// <summary>Sees to the key before a transaction begins: making it is a write of its own.</summary>
    internal void Prepare() => _ = _key.Value;
}
