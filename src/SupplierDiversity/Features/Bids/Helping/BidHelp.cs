namespace SupplierDiversity.Features.Bids.Helping;

/// <summary>An adviser's part in a firm's bid on one tender.</summary>
public sealed record BidHelp
{
    /// <summary>Key.</summary>
    public required Guid HelpId { get; init; }

    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>The firm.</summary>
    public required Guid SupplierId { get; init; }

    /// <summary>The adviser.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>True: changes price, partners and documents of the draft.</summary>
    public required bool MayWrite { get; init; }

    /// <summary>True: sends the bid.</summary>
    public required bool MaySend { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>True when it reaches as far as a page needs.</summary>
    public bool Allows(HelpReach reach) => reach switch
    {
        HelpReach.See => true,
        HelpReach.Write => MayWrite,
        HelpReach.Send => MaySend,
        _ => false,
    };
}

/// <summary>How far an adviser's help reaches.</summary>
public enum HelpReach
{
    /// <summary>Sees the tender, the draft and the result as the firm does.</summary>
    See,

    /// <summary>Changes the draft.</summary>
    Write,

    /// <summary>Sends the bid.</summary>
    Send,
}

/// <summary>What became of asking for an adviser's help.</summary>
public enum HelpAsked
{
    /// <summary>The adviser may help from now on.</summary>
    Given,

    /// <summary>Nobody of this address is an adviser of the city who is free for this tender.</summary>
    NoAdviser,
}
