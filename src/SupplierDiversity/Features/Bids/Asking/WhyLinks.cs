using System.Text;
using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Features.Bids.Asking;

/// <summary>
/// The links with which a firm says why it did not bid: firm and tender, signed, so that a page needs no sign-in and nobody
/// answers for another. What was said is never shown again, so a link that got into other hands tells nothing.
/// </summary>
public sealed class WhyLinks
{
    private const string Secret = "why-links";
    private const int Id = 16;
    private const int Tender = 12;
    private const int LongestToken = 64;

    private readonly Lazy<byte[]> _key;
    private readonly PortalAddress _address;

    /// <summary>Reads the key when the first link is made, or makes it.</summary>
    public WhyLinks(PortalSecrets secrets, PortalAddress address) => (_address, _key) = (address, new(() => secrets.Of(Secret)));

    /// <summary>The address of the question.</summary>
    public string Of(Guid supplierId, string tenderId, string language) => _address.Of($"/{language}/not-bid/{Token(supplierId, tenderId)}");

    /// <summary>The token of a firm and a tender.</summary>
    public string Token(Guid supplierId, string tenderId)
    {
        Span<byte> body = stackalloc byte[Id + Tender];
        supplierId.TryWriteBytes(body, bigEndian: true, out _);
        Encoding.ASCII.GetBytes(tenderId, body[Id..]);
        return SignedToken.Of(body, _key.Value);
    }

    /// <summary>Sees to the key before a transaction begins: making it is a write of its own.</summary>
    internal void Prepare() => _ = _key.Value;

    /// <summary>Whose link it is; null when it is forged or torn.</summary>
    public (Guid SupplierId, string TenderId)? Read(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        Span<byte> body = stackalloc byte[Id + Tender];
        return token.Length <= LongestToken && SignedToken.TryRead(token, _key.Value, body) ? (new Guid(body[..Id], bigEndian: true), Encoding.ASCII.GetString(body[Id..]).TrimEnd('\0')) : null;
    }
}
