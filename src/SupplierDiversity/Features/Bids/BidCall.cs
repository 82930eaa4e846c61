namespace SupplierDiversity.Features.Bids;

/// <summary>A tender whose bids come in here.</summary>
public sealed record BidCall
{
    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid CityId { get; init; }

    /// <summary>True: evaluators see who bids.</summary>
    public required bool NamesShown { get; init; }

    /// <summary>True: decisions are sent electronically (Directive 89/665/EEC, Article 2a).</summary>
    public required bool Electronic { get; init; }

    /// <summary>Calendar days in which every bidder has its feedback.</summary>
    public required int FeedbackDays { get; init; }

    /// <summary>Seals bids.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>Opens them; itself sealed.</summary>
    public required string SealedPrivateKey { get; init; }

    /// <summary>Who confirmed the opening first, or null.</summary>
    public required Guid? FirstOpener { get; init; }

    /// <summary>Who confirmed it second, or null.</summary>
    public required Guid? SecondOpener { get; init; }

    /// <summary>When the second confirmed (UTC), or null.</summary>
    public required DateTimeOffset? OpenedAt { get; init; }
}
