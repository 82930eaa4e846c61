using System.Globalization;

namespace SupplierDiversity.Rules.Authoring;

/// <summary>A day and time by the clocks of a city. On the nights clocks change, an hour is missing or comes twice: neither names an instant.</summary>
public static class CityTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The instant of "2026-03-01T12:00" with the city's offset, or why there is none.</summary>
    public static (DateTimeOffset? At, CityTimeProblem? Problem) Read(string typed, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(typed, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return (null, CityTimeProblem.NoTime);
        }

        return zone.IsInvalidTime(local) ? (null, CityTimeProblem.Skipped)
            : zone.IsAmbiguousTime(local) ? (null, CityTimeProblem.Twice)
            : (new DateTimeOffset(local, zone.GetUtcOffset(local)), null);
    }
}

/// <summary>Why a typed day and time names no instant.</summary>
public enum CityTimeProblem
{
    /// <summary>No day and time at all, or a day the calendar does not have.</summary>
    NoTime,

    /// <summary>In the hour that is left out when summer time begins.</summary>
    Skipped,

    /// <summary>In the hour that comes twice when summer time ends.</summary>
    Twice,
}
