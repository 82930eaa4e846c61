namespace SupplierDiversity.Rules.Tenders;

/// <summary>
/// Decides whether a tender has something to announce. The first time a call is open it is new; later only material
/// changes are: deadline, value, lots, equality duties, cancellation. Closed calls, planning notices and results
/// announce nothing.
/// </summary>
public static class EditionRule
{
    /// <summary>The edition to write; null for none.</summary>
    /// <param name="facts">The tender's material facts now.</param>
    /// <param name="isCall">True for a call for competition.</param>
    /// <param name="hasResult">True when the portal knows a result.</param>
    /// <param name="last">The material facts of the last edition; null when there was none.</param>
    /// <param name="now">The portal's now.</param>
    public static EditionDecision? Decide(MaterialFacts facts, bool isCall, bool hasResult, MaterialFacts? last, DateTimeOffset now)
    {
        if (!isCall || hasResult)
        {
            return null;
        }

        if (last is null)
        {
            return IsOpen(facts, now) ? new(EditionKind.New, []) : null;
        }

        if (facts.Cancelled)
        {
            return last.Cancelled ? null : new(EditionKind.Cancelled, [new("cancelled", null, null, null), .. facts.Since(last)]);
        }

        if (!IsOpen(facts, now))
        {
            return null;
        }

        List<MaterialChange> changes = [.. last.Cancelled ? [new MaterialChange("reinstated", null, null, null)] : Array.Empty<MaterialChange>(), .. facts.Since(last)];
        return changes.Count == 0 ? null : new(EditionKind.Changed, changes);
    }

    /// <summary>
    /// True when the last edition is to be told to those who did not hear of it: its tender was withdrawn, which stopped
    /// what waited, and is back.
    /// </summary>
    /// <param name="facts">The tender's material facts now, the same as the last edition's.</param>
    /// <param name="isCall">True for a call for competition.</param>
    /// <param name="hasResult">True when the portal knows a result.</param>
    /// <param name="now">The portal's now.</param>
    public static bool IsToBeToldOn(MaterialFacts facts, bool isCall, bool hasResult, DateTimeOffset now) =>
        isCall && !hasResult && (facts.Cancelled || IsOpen(facts, now));

    // Without any deadline a call is open until its result: it does alert.
    private static bool IsOpen(MaterialFacts facts, DateTimeOffset now) =>
        !facts.Cancelled && (facts.Lots.All(l => l.Deadline is null) || facts.Lots.Any(l => l.Deadline > now));
}

/// <summary>What an edition tells.</summary>
public enum EditionKind
{
    /// <summary>A call that can be bid for.</summary>
    New,
    /// <summary>A material fact changed.</summary>
    Changed,
    /// <summary>The procedure was cancelled.</summary>
    Cancelled,
}

/// <summary>An edition to write.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Changes">What changed since the last edition.</param>
public sealed record EditionDecision(EditionKind Kind, IReadOnlyList<MaterialChange> Changes);
