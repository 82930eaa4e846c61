namespace SupplierDiversity.Rules.Bids;

/// <summary>When officers are reminded that a bidder has no feedback yet.</summary>
public static class FeedbackTime
{
    /// <summary>Calendar days before the last day on which the first reminder goes out.</summary>
    public const int NearDays = 3;

    /// <summary>How a day stands to the last day for feedback; both in the city's zone. The last day itself is not late.</summary>
    public static FeedbackDue Due(DateOnly today, DateOnly last) =>
        today > last ? FeedbackDue.Late : today >= last.AddDays(-NearDays) ? FeedbackDue.Near : FeedbackDue.NotYet;
}

/// <summary>How near the last day for feedback is.</summary>
public enum FeedbackDue
{
    /// <summary>More than <see cref="FeedbackTime.NearDays"/> days are left.</summary>
    NotYet,

    /// <summary>At most that many are left.</summary>
    Near,

    /// <summary>It has passed.</summary>
    Late,
}
