using System.Globalization;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Rules.Tests.Alerts;

public class DigestSlotTests
{
    [Theory]
    [InlineData("2026-03-02T09:00:00Z", AlertFrequency.Instant, "2026-03-02T09:00:00Z")]
    [InlineData("2026-03-02T05:59:59Z", AlertFrequency.Daily, "2026-03-02T06:00:00Z")]
    [InlineData("2026-03-02T06:00:00Z", AlertFrequency.Daily, "2026-03-03T06:00:00Z")]
    // The night clocks go forward (29 March 2026) and back (25 October 2026): 07:00 stays 07:00 there.
    [InlineData("2026-03-28T09:00:00Z", AlertFrequency.Daily, "2026-03-29T05:00:00Z")]
    [InlineData("2026-10-24T09:00:00Z", AlertFrequency.Daily, "2026-10-25T06:00:00Z")]
    [InlineData("2026-03-02T05:00:00Z", AlertFrequency.Weekly, "2026-03-02T06:00:00Z")]
    [InlineData("2026-03-02T06:00:00Z", AlertFrequency.Weekly, "2026-03-09T06:00:00Z")]
    [InlineData("2026-03-23T07:00:00Z", AlertFrequency.Weekly, "2026-03-30T05:00:00Z")]
    [InlineData("2026-03-29T23:30:00Z", AlertFrequency.Weekly, "2026-03-30T05:00:00Z")]
    public void After_InBrussels_IsTheNextMorning(string now, AlertFrequency frequency, string expected) =>
        Assert.Equal(At(expected), DigestSlot.After(At(now), frequency, TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels")));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
