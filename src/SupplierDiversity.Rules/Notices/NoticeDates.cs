using System.Globalization;

namespace SupplierDiversity.Rules.Notices;

/// <summary>
/// Dates and times of XML Schema: "2024-05-31+02:00", "2024-05-31Z", "2024-05-31" and "12:00:00.000+02:00". A date
/// alone is a day and is never moved by its offset; nothing here uses the machine's time zone.
/// </summary>
internal static class NoticeDates
{
    /// <summary>The day and the offset printed with it, if any.</summary>
    public static bool TryDay(string? text, out DateOnly day, out TimeSpan? offset)
    {
        (day, offset) = (default, null);
        return text is { Length: >= 10 }
            && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && day.Year is > 1900 and < 9999
            && TryOffset(text.AsSpan(10), out offset);
    }

    /// <summary>Time of day in ticks (24:00:00 ends the day) and the offset printed with it, if any.</summary>
    public static bool TryTime(string? text, out TimeSpan time, out TimeSpan? offset)
    {
        (time, offset) = (default, null);
        if (text is not { Length: >= 5 } || text[2] != ':' || !Number(text.AsSpan(0, 2), 24, out var hours)
            || !Number(text.AsSpan(3, 2), 59, out var minutes))
        {
            return false;
        }

        var at = 5;
        var seconds = 0;
        if (text.Length >= 8 && text[5] == ':')
        {
            if (!Number(text.AsSpan(6, 2), 59, out seconds))
            {
                return false;
            }

            at = 8;
        }

        long ticks = 0;
        if (at < text.Length && text[at] == '.')
        {
            long unit = TimeSpan.TicksPerSecond;
            for (at++; at < text.Length && char.IsAsciiDigit(text[at]); at++)
            {
                // Digits beyond a tick (100 ns) do not matter; senders write up to nine.
                unit /= 10;
                ticks += unit * (text[at] - '0');
            }
        }

        time = new TimeSpan(hours, minutes, seconds) + TimeSpan.FromTicks(ticks);
        return time <= TimeSpan.FromDays(1) && TryOffset(text.AsSpan(at), out offset);
    }

    /// <summary>
    /// The instant of a day and a time, with the offset of the time, else of the date (interop trap 3). Without a time
    /// it is <paramref name="withoutTime"/> on that day.
    /// </summary>
    public static NoticeDeadline? Instant(string? date, string? time, TimeSpan withoutTime)
    {
        if (!TryDay(date, out var day, out var dateOffset))
        {
            return null;
        }

        var timed = TryTime(time, out var clock, out var timeOffset);
        var offset = timeOffset ?? dateOffset;
        var local = day.ToDateTime(TimeOnly.MinValue) + (timed ? clock : withoutTime);
        return new NoticeDeadline(new DateTimeOffset(local, offset ?? TimeSpan.Zero), offset is not null, timed);
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text is "Z" or "z")
        {
            offset = TimeSpan.Zero;
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !Number(text[1..3], 14, out var hours) || !Number(text[4..], 59, out var minutes)
            || (hours == 14 && minutes > 0))
        {
            return false;
        }

        var size = new TimeSpan(hours, minutes, 0);
        offset = text[0] == '-' ? -size : size;
        return true;
    }

    private static bool Number(ReadOnlySpan<char> text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
}
