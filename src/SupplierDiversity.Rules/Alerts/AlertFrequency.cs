using SupplierDiversity.Rules.Calendar;

namespace SupplierDiversity.Rules.Alerts;

/// <summary>How soon a person wants to hear; the smaller the more urgent.</summary>
public enum AlertFrequency
{
    /// <summary>At once, one mail a tender.</summary>
    Instant,

    /// <summary>One mail a day, at 07:00.</summary>
    Daily,

    /// <summary>One mail a week, Monday at 07:00.</summary>
    Weekly,
}

/// <summary>When a digest goes out.</summary>
public static class DigestSlot
{
    private static readonly TimeOnly Morning = new(7, 0);

    /// <summary>
    /// The first moment after now at which a mail of this frequency goes out: now itself for instant, else 07:00 in
    /// the zone, whatever daylight saving does. A slot that has begun is over, so a mail never grows while it is sent.
    /// </summary>
    public static DateTimeOffset After(DateTimeOffset now, AlertFrequency frequency, TimeZoneInfo zone)
    {
        if (frequency == AlertFrequency.Instant)
        {
            return now;
        }

        var day = ZoneDay.Of(now, zone);
        while (true)
        {
            if (frequency == AlertFrequency.Daily || day.DayOfWeek == DayOfWeek.Monday)
            {
                var slot = ZoneDay.At(day, Morning, zone);
                if (slot > now)
                {
                    return slot;
                }
            }

            day = day.AddDays(1);
        }
    }
}
