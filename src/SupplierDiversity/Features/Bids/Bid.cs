namespace SupplierDiversity.Features.Bids;

/// <summary>A bid for one lot. What it offers is known from the opening on.</summary>
public sealed record Bid
{
    /// <summary>Key; the frozen status of its bidder has the same.</summary>
    public required Guid BidId { get; init; }

    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>The lot.</summary>
    public required string LotId { get; init; }

    /// <summary>The bidder; null while nobody knows which firm it is.</summary>
    public required Guid? SupplierId { get; init; }

    /// <summary>Its name when it bid.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary><c>portal</c> or <c>import</c>.</summary>
    public required string Source { get; init; }

    /// <summary><c>draft</c>, <c>received</c>, <c>withdrawn</c>, <c>inadmissible</c>, <c>rejected</c>, <c>shortlisted</c> or <c>awarded</c>.</summary>
    public required string State { get; init; }

    /// <summary>By what number evaluators know it; null before the opening.</summary>
    public required int? Number { get; init; }

    /// <summary>True: price and partners are there, sealed.</summary>
    public required bool HasOffer { get; init; }

    /// <summary>Price without VAT; null before the opening.</summary>
    public required long? AmountCents { get; init; }

    /// <summary>ISO 4217, with the price.</summary>
    public required string? Currency { get; init; }

    /// <summary>When it was complete here (UTC).</summary>
    public required DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When it was withdrawn or replaced (UTC).</summary>
    public required DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>The bid that came in its place, or null.</summary>
    public required Guid? ReplacedBy { get; init; }

    /// <summary>Why it was left out, a code, or empty.</summary>
    public required string Ground { get; init; }

    /// <summary>What became of evidence of self-cleaning, a code, or empty.</summary>
    public required string Cleaning { get; init; }

    /// <summary>The reasons in words.</summary>
    public required string Reason { get; init; }

    /// <summary>When it came on the short list (UTC), or null.</summary>
    public required DateTimeOffset? ShortlistedAt { get; init; }

    /// <summary>Why it did, as the bidder was told; or empty.</summary>
    public required string ShortlistReason { get; init; }

    /// <summary>True: left out before offers were compared.</summary>
    public bool LeftOut => State == "inadmissible" || Ground.Length > 0;

    /// <summary>True: nothing is decided about it.</summary>
    public bool IsOpen => State is "received" or "shortlisted";

    /// <summary>True: it is, or was, among those that are compared. In a procedure with two stages that is the short list.</summary>
    public bool Competes(CalledTender tender)
    {
        ArgumentNullException.ThrowIfNull(tender);
        return !LeftOut && (!tender.TwoStages || ShortlistedAt is not null || Source == "import");
    }
}

/// <summary>A document of a bid.</summary>
public sealed record BidFile
{
    /// <summary>Key.</summary>
    public required Guid FileId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid BidId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Length as sent.</summary>
    public required long Bytes { get; init; }

    /// <summary>Of the bytes as sent, in hexadecimal.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>A firm beside the bidder, known from the opening on.</summary>
public sealed record BidPartner
{
    /// <summary>Whose it is.</summary>
    public required Guid BidId { get; init; }

    /// <summary><c>member</c> of the group that bids, or <c>subcontractor</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}
