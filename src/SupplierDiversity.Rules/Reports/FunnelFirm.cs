namespace SupplierDiversity.Rules.Reports;

/// <summary>How far a firm came in a year, over all tenders of a city.</summary>
public enum FunnelStage
{
    /// <summary>It said that it is interested.</summary>
    Interested,

    /// <summary>Its bid came in.</summary>
    Bid,

    /// <summary>Its bid was admitted and compared with others.</summary>
    Admissible,

    /// <summary>It was on the short list.</summary>
    Shortlisted,

    /// <summary>It won a lot.</summary>
    Won,
}

/// <summary>A firm of a year, counted once. These are the true figures; they leave through <see cref="ReleasedFunnel"/> only.</summary>
/// <param name="Group">As frozen with the bid that came furthest.</param>
/// <param name="Furthest">The furthest stage it reached.</param>
/// <param name="Tenders">The tenders it took part in.</param>
/// <param name="Stratum">Trade and size, to compare like with like; empty where not known.</param>
public sealed record FunnelFirm(BidderGroup Group, FunnelStage Furthest, IReadOnlyCollection<string> Tenders, string Stratum);
