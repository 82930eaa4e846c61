using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Features.Surveys;

/// <summary>
/// The personal links of invited firms: the id of the invitation and the first 16 bytes of an HMAC-SHA256 over it, in
/// base64url. A link opens one firm's answers, so the page behind it is never stored by anybody in between.
/// </summary>
public sealed class SurveyLinks
{
    private const string Secret = "survey-links";
    private const int Id = 16;

    private readonly Lazy<byte[]> _key;
    private readonly PortalAddress _address;

    /// <summary>Reads the key when the first link is made, or makes it.</summary>
    public SurveyLinks(PortalSecrets secrets, PortalAddress address) => (_address, _key) = (address, new(() => secrets.Of(Secret)));

    /// <summary>The address of the first page.</summary>
    public string Start(Guid invitationId, string language) => _address.Of($"/{language}/surveys/{Token(invitationId)}");

    /// <summary>Sees to the key before a transaction begins: making it is a write of its own.</summary>
    internal void Prepare() => _ = _key.Value;

    /// <summary>The token of an invitation.</summary>
    public string Token(Guid invitationId)
    {
        Span<byte> body = stackalloc byte[Id];
        invitationId.TryWriteBytes(body, bigEndian: true, out _);
        return SignedToken.Of(body, _key.Value);
    }

    /// <summary>The invitation of a token; null when it is forged or torn.</summary>
    public Guid? Read(string token)
    {
        Span<byte> body = stackalloc byte[Id];
        return token.Length <= 44 && SignedToken.TryRead(token, _key.Value, body) ? new Guid(body, bigEndian: true) : null;
    }
}
