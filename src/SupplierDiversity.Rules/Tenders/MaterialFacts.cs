namespace SupplierDiversity.Rules.Tenders;

/// <summary>The facts whose change people who were alerted must hear of.</summary>
public sealed record MaterialFacts
{
    /// <summary>Estimated value of the procedure, "12500.50 EUR"; null when not stated.</summary>
    public string? Value { get; init; }
    /// <summary>True when the procedure was cancelled.</summary>
    public bool Cancelled { get; init; }
    /// <summary>The lots in the notice's order.</summary>
    public IReadOnlyList<MaterialLot> Lots { get; init; } = [];

    /// <summary>The material facts of a tender.</summary>
    public static MaterialFacts Of(TenderFacts facts, bool cancelled) => new()
    {
        Value = Cents.Text(facts.ValueCents, facts.Currency),
        Cancelled = cancelled,
        Lots = [.. facts.Lots.Select(l => new MaterialLot(l.LotId, l.DeadlineAt, Cents.Text(l.ValueCents, l.Currency), l.Duties.Trim()))],
    };

    /// <summary>What changed from other facts to these; cancellation is told by the edition itself.</summary>
    public IReadOnlyList<MaterialChange> Since(MaterialFacts before)
    {
        var changes = new List<MaterialChange>();
        if (Value != before.Value && !(Lots.Count == 1 && before.Lots.Count == 1 && Lots[0].Value == Value && before.Lots[0].Value == before.Value))
        {
            changes.Add(new("value", null, before.Value, Value));
        }

        // Lot ids mean something inside one notice only: a single lot stays that lot whatever it is called.
        var single = Lots.Count == 1 && before.Lots.Count == 1;
        foreach (var lot in Lots)
        {
            if ((single ? before.Lots[0] : before.Lots.FirstOrDefault(l => l.LotId == lot.LotId)) is { } old)
            {
                lot.AddChanges(old, changes);
            }
            else
            {
                changes.Add(new("lot-added", lot.LotId, null, lot.LotId));
            }
        }

        changes.AddRange(before.Lots.Where(l => !single && !Lots.Any(n => n.LotId == l.LotId)).Select(l => new MaterialChange("lot-removed", l.LotId, l.LotId, null)));
        return changes;
    }
}

/// <summary>The material facts of a lot.</summary>
/// <param name="LotId">BT-137.</param>
/// <param name="Deadline">Until when a newcomer can take part.</param>
/// <param name="Value">"12500.50 EUR"; null when not stated.</param>
/// <param name="Duties">Equality tags and positions, blank-separated.</param>
public sealed record MaterialLot(string LotId, DateTimeOffset? Deadline, string? Value, string Duties)
{
    internal void AddChanges(MaterialLot old, List<MaterialChange> changes)
    {
        if (Deadline?.UtcDateTime != old.Deadline?.UtcDateTime)
        {
            changes.Add(new("deadline", LotId, Print(old.Deadline), Print(Deadline)));
        }

        if (Value != old.Value)
        {
            changes.Add(new("value", LotId, old.Value, Value));
        }

        if (Duties != old.Duties)
        {
            changes.Add(new("duties", LotId, old.Duties, Duties));
        }
    }

    private static string? Print(DateTimeOffset? instant) =>
        instant?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One material change, old and new.</summary>
/// <param name="What">"deadline", "value", "duties", "lot-added", "lot-removed", "cancelled" or "reinstated".</param>
/// <param name="Lot">The lot (BT-137); null for the procedure.</param>
/// <param name="From">Before: an instant with offset (ISO 8601), "12500.50 EUR", tags or a lot id; null for nothing.</param>
/// <param name="To">After, written alike.</param>
public sealed record MaterialChange(string What, string? Lot, string? From, string? To);
