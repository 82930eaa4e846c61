using SupplierDiversity.Rules.Ownership;

namespace SupplierDiversity.Rules.Statuses;

/// <summary>
/// Migrant-owned business: people with a migrant background own 51 % of the stock or more (DIVE, glossary; a city may
/// set another threshold). What is missing or undeclared leaves the answer open only when it could change it.
/// </summary>
public static class MigrantOwned
{
    /// <summary>51 %, as DIVE has it.</summary>
    public static Share DiveThreshold { get; } = new(51, 100);

    /// <summary>Decides from who holds the firm on a day.</summary>
    public static StatusDecision Decide(OwnershipReading reading, Share threshold, DateOnly day)
    {
        List<StatusReason> reasons = [new("threshold", ("threshold", threshold))];
        if (reading.Circular)
        {
            reasons.Add(new("circular"));
        }

        reasons.Add(new("known", ("day", day), ("held", reading.Held), ("others", reading.Others)));
        if (!reading.Unknown.IsZero)
        {
            reasons.Add(new("open", ("undeclared", reading.Undeclared), ("missing", reading.Missing)));
        }

        var most = reading.Held + reading.Unknown;
        var (answer, reason) = 0 switch
        {
            _ when reading.Held >= threshold => (StatusAnswer.Yes, new StatusReason("enough", ("held", reading.Held), ("threshold", threshold))),
            _ when most < threshold => (StatusAnswer.No, new StatusReason("too_little", ("most", most), ("threshold", threshold))),
            // Those who have not said could decide it alone: asking for more papers would not be the point.
            _ when reading.Held + reading.Undeclared >= threshold =>
                (StatusAnswer.Undeclared, new StatusReason("owners_have_not_said", ("undeclared", reading.Undeclared))),
            _ => (StatusAnswer.CannotBeDetermined, new StatusReason("stakes_missing", ("missing", reading.Missing))),
        };
        return new(answer, [.. reasons, reason]);
    }
}
