using SupplierDiversity.Rules.Calendar;

namespace SupplierDiversity.Rules.Bids;

/// <summary>When a bid is in time, and how long a city waits before it signs.</summary>
public static class BidTime
{
    /// <summary>Calendar days of standstill where the decision is sent by electronic means (Directive 89/665/EEC, Article 2a(2)).</summary>
    public const int ElectronicDays = 10;

    /// <summary>Calendar days of standstill where it is sent by other means (the same article).</summary>
    public const int OtherDays = 15;

    /// <summary>
    /// True when a bid that was complete at an instant is in time. The deadline itself is still in time; a bid is late from
    /// the first millisecond after it. Both are instants, so a change of the clocks moves neither.
    /// </summary>
    public static bool InTime(DateTimeOffset receivedAt, DateTimeOffset deadline) => receivedAt <= deadline;

    /// <summary>
    /// The end of the standstill. It counts whole calendar days from the day after the decision was sent, in the city's zone,
    /// and ends with the last hour of its last day; a last day on a Saturday or Sunday moves to Monday (Regulation (EEC,
    /// Euratom) No 1182/71, Article 3). Public holidays are not known here: whoever signs looks at them.
    /// </summary>
    /// <param name="sentAt">When the decision left (UTC).</param>
    /// <param name="electronic">True: it left by electronic means to all bidders.</param>
    /// <param name="zone">The city's zone.</param>
    public static Standstill StandstillOf(DateTimeOffset sentAt, bool electronic, TimeZoneInfo zone)
    {
        var last = ZoneDay.Of(sentAt, zone).AddDays(electronic ? ElectronicDays : OtherDays);
        while (last.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            last = last.AddDays(1);
        }

        return new(last, ZoneDay.EndOf(last, zone));
    }
}

/// <summary>The time in which a contract must not be signed.</summary>
/// <param name="LastDay">Its last day, in the city's zone.</param>
/// <param name="EndsAt">The first instant after it (UTC).</param>
public sealed record Standstill(DateOnly LastDay, DateTimeOffset EndsAt);
