using System.Buffers.Binary;
using SupplierDiversity.Mail;
using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>What a link of a mail is for. The value is signed into it.</summary>
public enum AlertLinkKind
{
    /// <summary>Confirms one subscription; good for 30 days.</summary>
    Confirm = 1,

    /// <summary>Shows and changes a recipient's subscriptions; good for 30 days, then a new one can be asked for.</summary>
    Manage = 2,

    /// <summary>Stops everything for a recipient; good for ever (RFC 8058).</summary>
    StopAll = 3,
}

/// <summary>
/// Signed links, so that nobody manages alerts by typing somebody's address. A token is kind, id, last hour and the
/// first 16 bytes of an HMAC-SHA256, in base64url. The key lies sealed in the database and is never rotated: a link to
/// stop must work in the oldest mail.
/// </summary>
public sealed class AlertLinks
{
    private const int Body = 1 + 16 + 4;
    private static readonly TimeSpan Validity = TimeSpan.FromDays(30);

    private readonly Lazy<byte[]> _key;
    private readonly PortalAddress _address;

    /// <summary>Reads the key when the first link is made, or makes it.</summary>
    public AlertLinks(PortalSecrets secrets, PortalAddress address)
    {
        _address = address;
        _key = new(() => secrets.Of(PortalSecrets.AlertLinks));
    }

    /// <summary>The page that confirms a subscription.</summary>
    public string Confirm(Guid subscriptionId, string language, DateTimeOffset now) =>
        _address.Of($"/{language}/alerts/confirm/{Token(AlertLinkKind.Confirm, subscriptionId, now + Validity)}");

    /// <summary>The page on which a recipient changes and ends alerts.</summary>
    public string Manage(Guid recipientId, string language, DateTimeOffset now) =>
        _address.Of($"/{language}/alerts/manage/{Token(AlertLinkKind.Manage, recipientId, now + Validity)}");

    /// <summary>The address that stops everything, by one POST or by a page with a button.</summary>
    public string StopAll(Guid recipientId) => _address.Of($"/alerts/unsubscribe/{Token(AlertLinkKind.StopAll, recipientId, null)}");

    /// <summary>
    /// A "mailto:" to a mailbox of the city for whoever would rather write. Its subject ends in the token of
    /// <see cref="StopAll"/>, so that the person who reads it opens that address and nobody stops another's alerts.
    /// </summary>
    internal string StopAllByMail(Guid recipientId, Mailbox mailbox) =>
        $"mailto:{Uri.EscapeDataString(mailbox.LocalPart)}@{mailbox.Domain}?subject=unsubscribe%20{Token(AlertLinkKind.StopAll, recipientId, null)}";

    /// <summary>The id a token of this kind was made for; null when it is forged, of another kind or past its time.</summary>
    public Guid? Read(string token, AlertLinkKind kind, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[Body];
        if (token.Length > 64 || !SignedToken.TryRead(token, _key.Value, bytes) || bytes[0] != (byte)kind)
        {
            return null;
        }

        var lastHour = BinaryPrimitives.ReadUInt32BigEndian(bytes[17..]);
        return lastHour == 0 || Hour(now) <= lastHour ? new Guid(bytes.Slice(1, 16), bigEndian: true) : null;
    }

    private string Token(AlertLinkKind kind, Guid id, DateTimeOffset? until)
    {
        Span<byte> bytes = stackalloc byte[Body];
        bytes[0] = (byte)kind;
        id.TryWriteBytes(bytes[1..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[17..], until is { } last ? Hour(last) : 0);
        return SignedToken.Of(bytes, _key.Value);
    }

    private static uint Hour(DateTimeOffset at) => (uint)(at.ToUnixTimeSeconds() / 3600);
}
