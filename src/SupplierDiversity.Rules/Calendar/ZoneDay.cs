namespace SupplierDiversity.Rules.Calendar;

/// <summary>Calendar days in a time zone, where clocks may skip an hour or show it twice.</summary>
public static class ZoneDay
{
    /// <summary>The day it is in a zone at an instant.</summary>
    public static DateOnly Of(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The first instant after a day in a zone (UTC).</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone) => At(day.AddDays(1), TimeOnly.MinValue, zone);

    /// <summary>The instant of a time on a day in a zone (UTC): of one that comes twice the first, for one that is left out the next instant there is.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        // The larger offset is the earlier instant.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
