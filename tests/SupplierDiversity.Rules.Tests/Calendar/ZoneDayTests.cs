using SupplierDiversity.Rules.Calendar;

namespace SupplierDiversity.Rules.Tests.Calendar;

public sealed class ZoneDayTests
{
    [Theory]
    [InlineData("Africa/Cairo", "2026-04-23", "2026-04-23T22:00:00Z")] // midnight is left out
    [InlineData("America/Havana", "2026-10-31", "2026-11-01T04:00:00Z")] // clocks go back at one, midnight comes twice
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-29T22:00:00Z")]
    [InlineData("Europe/Berlin", "2028-02-29", "2028-02-29T23:00:00Z")]
    public void EndOf_DaysOfChangingClocks_IsTheFirstInstantAfter(string zone, string day, string expected)
    {
        var end = ZoneDay.EndOf(Day(day), Zone(zone));

        Assert.Equal(Utc(expected), end);
        Assert.Equal(Day(day), ZoneDay.Of(end.AddMilliseconds(-1), Zone(zone)));
        Assert.Equal(Day(day).AddDays(1), ZoneDay.Of(end, Zone(zone)));
    }

    [Theory]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:00:00Z")] // 02:00 to 03:00 is left out
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30:00Z")] // comes twice
    [InlineData("2026-07-01", "07:00", "2026-07-01T05:00:00Z")]
    public void At_DaysOfChangingClocks_IsTheFirstThereIs(string day, string time, string expected) =>
        Assert.Equal(Utc(expected), ZoneDay.At(Day(day), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), Zone("Europe/Berlin")));

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
