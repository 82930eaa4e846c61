using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// A share of a release with all that it could be: the exact 95 % interval, made wider by what the counts may have been
/// changed at random. So shares of two years or two cities can be put side by side, whether they are exact or not.
/// </summary>
/// <param name="Part">Firms counted, as printed.</param>
/// <param name="Of">Of so many, as printed.</param>
/// <param name="Rate">One by the other, 0 to 1.</param>
/// <param name="Low">The least it could be, 0 to 1.</param>
/// <param name="High">The most it could be.</param>
public sealed record ComparedRate(long Part, long Of, double Rate, double Low, double High)
{
    /// <summary>Of the firms of a group that bid, how many won; null group: of all. Null where a count is hidden or nobody bid.</summary>
    public static ComparedRate? Won(ReleasedFunnel released, BidderGroup? group)
    {
        ArgumentNullException.ThrowIfNull(released);
        return Make(released.Reached(group, FunnelStage.Won), released.Reached(group, FunnelStage.Bid), released.Noise);
    }

    /// <summary>Of the firms of a line and side of a breakdown that bid, how many won. Null where a count is hidden or not told, or nobody bid.</summary>
    /// <param name="cut">The breakdown.</param>
    /// <param name="line">Its line.</param>
    /// <param name="side">Its side.</param>
    /// <param name="noise">By how much its counts may have been changed at random.</param>
    public static ComparedRate? Won(ReleasedCut cut, ReleasedCutLine line, int side, int noise)
    {
        ArgumentNullException.ThrowIfNull(cut);
        return Make(cut.Reached(line, side, FunnelStage.Won), cut.Reached(line, side, FunnelStage.Bid), noise);
    }

    /// <summary>Of all firms that bid, how many were of a group. Null where a count is hidden or nobody bid.</summary>
    public static ComparedRate? OfBidders(ReleasedFunnel released, BidderGroup group)
    {
        ArgumentNullException.ThrowIfNull(released);
        return Make(released.Reached(group, FunnelStage.Bid), released.Reached(null, FunnelStage.Bid), released.Noise);
    }

    /// <summary>What the second says beside the first. A difference is told only where the two ranges do not touch, which errs towards silence.</summary>
    public static RateChange Between(ComparedRate? first, ComparedRate? second) => (first, second) switch
    {
        (null, _) or (_, null) => RateChange.Hidden,
        var (a, b) when b.Low > a.High => RateChange.Higher,
        var (a, b) when b.High < a.Low => RateChange.Lower,
        _ => RateChange.NotTold,
    };

    /// <summary>
    /// A share of printed counts; null where one is hidden or the whole is nought. Of all true counts that fit the printed ones,
    /// the ends are where the part is smallest and the whole largest, and the other way round.
    /// </summary>
    /// <param name="part">As printed; a printed nought is a true nought.</param>
    /// <param name="whole">As printed.</param>
    /// <param name="noise">By how much each was changed at random, at most.</param>
    public static ComparedRate? Make(long? part, long? whole, int noise)
    {
        if (part is not { } p || whole is not ({ } w and > 0))
        {
            return null;
        }

        var slack = p == 0 ? 0 : noise;
        var (least, most) = (Math.Max(0, p - slack), Math.Max(1, w - noise));
        return new(p, w, Math.Min(1, (double)p / w), ExactInterval.Of(least, Math.Max(least, w + noise)).Low, ExactInterval.Of(Math.Min(p + slack, most), most).High);
    }
}

/// <summary>What two shares say side by side.</summary>
public enum RateChange
{
    /// <summary>One of them is hidden, or there is none.</summary>
    Hidden,

    /// <summary>Their ranges touch: no difference can be told.</summary>
    NotTold,

    /// <summary>The second is higher, whatever chance and noise did.</summary>
    Higher,

    /// <summary>The second is lower, whatever chance and noise did.</summary>
    Lower,
}
