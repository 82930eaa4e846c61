namespace SupplierDiversity.Features.Suppliers.Joining;

/// <summary>A firm somebody wants to enter, by its number.</summary>
/// <param name="Country">ISO 3166-1 alpha-2 of the register; empty: elsewhere.</param>
/// <param name="Scheme">As org-id.guide names the register.</param>
/// <param name="RegistrationId">The number as written.</param>
/// <param name="Key">The number as compared.</param>
public sealed record WantedFirm(string Country, string Scheme, string RegistrationId, string Key);

/// <summary>What came of an attempt to enter a firm.</summary>
public enum FirmEntry
{
    /// <summary>The person acts for the firm now.</summary>
    Entered,

    /// <summary>The firm has people; they have been asked.</summary>
    Waiting,

    /// <summary>The person works for a city, and who works for one has no part in a firm that may bid there.</summary>
    Refused,

    /// <summary>The link was used or is too old.</summary>
    Gone,
}

/// <summary>What came of an entry somebody makes for a firm.</summary>
internal enum AssistOutcome
{
    /// <summary>The firm has its letter.</summary>
    Sent,

    /// <summary>The firm has people of its own, who look after its entry.</summary>
    Taken,

    /// <summary>The address has had as many letters today as one may get.</summary>
    TooManyLetters,

    /// <summary>It was confirmed before.</summary>
    Confirmed,
}

/// <summary>Somebody who wants in, or is invited.</summary>
public sealed record FirmRequest
{
    /// <summary>Key.</summary>
    public required Guid RequestId { get; init; }

    /// <summary><c>new</c>, <c>join</c>, <c>invite</c> or <c>confirm</c> (an adviser entered the firm).</summary>
    public required string Kind { get; init; }

    /// <summary>Whose link.</summary>
    public required string Email { get; init; }

    /// <summary>BCP 47, of the letters.</summary>
    public required string Language { get; init; }

    /// <summary>ISO 3166-1 alpha-2 of the register.</summary>
    public required string Country { get; init; }

    /// <summary>The register.</summary>
    public required string Scheme { get; init; }

    /// <summary>The number as written.</summary>
    public required string RegistrationId { get; init; }

    /// <summary>The number as compared.</summary>
    public required string RegistrationKey { get; init; }

    /// <summary>The firm, once it is known.</summary>
    public required Guid? SupplierId { get; init; }

    /// <summary>Who invites.</summary>
    public required Guid? AskedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC; when the link was followed.</summary>
    public required DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Whose address it proved to be.</summary>
    public required Guid? AccountId { get; init; }

    /// <summary>The firm that is wanted.</summary>
    public WantedFirm Wanted => new(Country, Scheme, RegistrationId, RegistrationKey);
}
