using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Reports;

public class ReportRhythmTests
{
    [Theory]
    [InlineData("edition", "2026-11-22", "2025")]
    [InlineData("quarter", "2026-09-30", "2026-Q3")]
    [InlineData("quarter", "2026-10-01", "2026-Q4")]
    [InlineData("half-year", "2026-06-30", "2026-H1")]
    [InlineData("half-year", "2026-07-01", "2026-H2")]
    [InlineData("year", "2026-12-31", "2026")]
    public void EditionOf_ADay_IsTheReleaseOrThePartOfTheCalendar(string rhythm, string day, string edition) =>
        Assert.Equal(edition, ReportRhythm.EditionOf(rhythm, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), "2025"));

    [Fact]
    public void EditionOf_NoRelease_IsNeverDue() => Assert.All(ReportRhythm.All, r => Assert.Null(ReportRhythm.EditionOf(r, new(2026, 1, 1), null)));
}
