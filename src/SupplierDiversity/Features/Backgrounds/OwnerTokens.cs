using System.Buffers.Binary;
using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>What an owner's link opens.</summary>
public enum OwnerLinkKind
{
    /// <summary>The beginning, handed on by the firm; it shows no answer. Good for 90 days.</summary>
    Invitation = 1,

    /// <summary>The answers, after the owner gave the code. Good for two hours.</summary>
    Open = 2,
}

/// <summary>
/// Signed links to one owner's own pages: kind, owner, number of the link, last hour, and 16 bytes of an HMAC-SHA256. A
/// wrong one is told from a right one before the database is asked, and in the same time wherever it is wrong.
/// </summary>
public sealed class OwnerTokens(PortalSecrets secrets, PortalAddress address)
{
    private const int Body = 1 + 16 + 4 + 4;

    private readonly Lazy<byte[]> _key = new(() => secrets.Of(PortalSecrets.OwnerLinks));

    /// <summary>The address a firm hands on to an owner.</summary>
    public string Invitation(OwnerRow owner, string language, DateTimeOffset now) =>
        address.Of($"/{language}/my-background/{Of(OwnerLinkKind.Invitation, owner, now.AddDays(90))}");

    /// <summary>A token for the owner who gave the code.</summary>
    public string Open(OwnerRow owner, DateTimeOffset now) => Of(OwnerLinkKind.Open, owner, now.AddHours(2));

    /// <summary>What a token says; null when it is forged or past its time.</summary>
    public (OwnerLinkKind Kind, Guid OwnerId, int LinkNumber)? Read(string token, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[Body];
        return token.Length <= 80 && SignedToken.TryRead(token, _key.Value, bytes) && Hour(now) <= BinaryPrimitives.ReadUInt32BigEndian(bytes[21..])
            ? ((OwnerLinkKind)bytes[0], new Guid(bytes.Slice(1, 16), bigEndian: true), BinaryPrimitives.ReadInt32BigEndian(bytes[17..])) : null;
    }

    private string Of(OwnerLinkKind kind, OwnerRow owner, DateTimeOffset until)
    {
        Span<byte> bytes = stackalloc byte[Body];
        bytes[0] = (byte)kind;
        owner.OwnerId.TryWriteBytes(bytes[1..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes[17..], owner.LinkNumber);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[21..], Hour(until));
        return SignedToken.Of(bytes, _key.Value);
    }

    private static uint Hour(DateTimeOffset at) => (uint)(at.ToUnixTimeSeconds() / 3600);
}
