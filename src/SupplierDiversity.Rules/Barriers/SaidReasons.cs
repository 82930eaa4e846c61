using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Barriers;

/// <summary>What kept a firm from winning or from bidding, in closed lists.</summary>
public static class BarrierReasons
{
    /// <summary>The reasons one can choose. Words: <c>bids.barriers.…</c>.</summary>
    public static IReadOnlyList<string> All { get; } = ["time", "papers", "turnover", "references", "size", "language", "price", "rules", "other"];

    /// <summary>In which situation a firm was when it said so: it took its interest or its bid back, did not bid, or did not win. Words: <c>bids.barriers.when.…</c>.</summary>
    public static IReadOnlyList<string> Situations { get; } = ["interest", "withdrawn", "no-bid", "lost"];

    /// <summary>In which situation a firm is with a tender, so that it can be asked; null: there is nothing to ask yet, or it won.</summary>
    /// <param name="closed">No bid can come in any more.</param>
    /// <param name="interestEnded">It had noted interest and took it back.</param>
    /// <param name="bids">States of its bids, without drafts.</param>
    public static string? Situation(bool closed, bool interestEnded, IReadOnlyCollection<string> bids)
    {
        ArgumentNullException.ThrowIfNull(bids);
        return bids.Contains("awarded") ? null
            : bids.Any(b => b is "inadmissible" or "rejected") ? "lost"
            : bids.Any(b => b is "received" or "shortlisted") ? null
            : bids.Contains("withdrawn") ? "withdrawn"
            : interestEnded ? "interest"
            : closed ? "no-bid" : null;
    }
}

/// <summary>What a firm said in a year, counted once. These are the true answers; they leave through <see cref="ReleasedReasons"/> only.</summary>
/// <param name="Group">As frozen with its interest or bid.</param>
/// <param name="Situation">One of <see cref="BarrierReasons.Situations"/>: that of its newest answer.</param>
/// <param name="Reasons">All reasons it chose in the year.</param>
/// <param name="Tenders">The tenders it spoke of.</param>
/// <param name="Key">Its random key (<see cref="Disclosure.CellKeyNoise"/>).</param>
public sealed record SaidReasons(BidderGroup Group, string Situation, IReadOnlySet<string> Reasons, IReadOnlyList<string> Tenders, uint Key = 0);
