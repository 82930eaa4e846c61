using System.Globalization;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Tests.Languages;

/// <summary>How each language writes days, times, numbers and money.</summary>
public class LanguageFormatTests
{
    private static readonly LanguageList All = new();

    public static TheoryData<string> Tags => [.. All.All.Select(l => l.Tag)];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Language_EveryTag_IsTheCulturesOwn(string tag)
    {
        var language = All.Find(tag)!;
        Assert.Equal(tag, language.Culture.TwoLetterISOLanguageName);
        Assert.IsType<GregorianCalendar>(language.Culture.Calendar);
        Assert.Equal(tag is "ar" ? "rtl" : "ltr", language.Direction);
        Assert.Same(language, All.Find(tag + "-XX"));
        Assert.False(string.IsNullOrWhiteSpace(language.NativeName));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Formats_EveryTag_AreGregorianWithLatinDigits(string tag)
    {
        var language = All.Find(tag)!;
        var day = language.Day(new DateOnly(2026, 3, 31));
        var instant = language.Instant(new(2026, 12, 31, 23, 30, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul"));
        var texts = new[] { day, language.ShortDay(new DateOnly(2026, 3, 31)), instant, language.Number(1_234_567), language.Money(123_456_789, "EUR") };
        Assert.All(texts, t => Assert.All(t.Where(char.IsDigit), d => Assert.InRange(d, '0', '9')));
        Assert.Contains("2026", day, StringComparison.Ordinal);
        Assert.Contains("31", day, StringComparison.Ordinal);
        Assert.Contains("2027", instant, StringComparison.Ordinal);
        Assert.Contains("02:30", instant, StringComparison.Ordinal);
        Assert.Equal("1234567", string.Concat(language.Number(1_234_567).Where(char.IsDigit)));
        Assert.EndsWith("\u00a0EUR", language.Money(1, "EUR"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Tuesday, 31 March 2026", "1,234.50\u00a0EUR", "1,234\u00a0EUR")]
    [InlineData("de", "Dienstag, 31. März 2026", "1.234,50\u00a0EUR", "1.234\u00a0EUR")]
    [InlineData("tr", "31 Mart 2026 Salı", "1.234,50\u00a0EUR", "1.234\u00a0EUR")]
    [InlineData("nl", "dinsdag 31 maart 2026", "1.234,50\u00a0EUR", "1.234\u00a0EUR")]
    [InlineData("pl", "wtorek, 31 marca 2026", "1\u00a0234,50\u00a0EUR", "1\u00a0234\u00a0EUR")]
    [InlineData("ro", "marți, 31 martie 2026", "1.234,50\u00a0EUR", "1.234\u00a0EUR")]
    public void Formats_KnownDayAndMoney_AreWrittenAsPeopleDo(string tag, string day, string cents, string whole)
    {
        var language = All.Find(tag)!;
        Assert.Equal(day, language.Day(new DateOnly(2026, 3, 31)));
        Assert.Equal(cents, language.Money(123_450, "EUR"));
        Assert.Equal(whole, language.Money(123_400, "EUR"));
    }

    [Fact]
    public void Of_AValueThatLooksLikeAPlaceholder_StaysAsItIs()
    {
        var english = All.Find("en")!;
        Assert.Equal("{time}, 10:00", english.Of("language.day_and_time", ("day", "{time}"), ("time", "10:00")));
        Assert.Equal(", {", english.Of("language.day_and_time", ("time", "{"), ("day", null)));
        Assert.Equal("1,000, {time}", english.Of("language.day_and_time", ("day", 1000)));
    }

    [Fact]
    public void Day_Arabic_NamesMonthAndWeekday()
    {
        var day = All.Find("ar")!.Day(new DateOnly(2026, 3, 31));
        Assert.Equal("الثلاثاء، 31 مارس 2026", day);
    }

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("tr_TR", "tr")]
    [InlineData("AR", "ar")]
    [InlineData("xx", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Find_Tag_IsTheLanguageOrNothing(string? tag, string? expected) => Assert.Equal(expected, All.Find(tag)?.Tag);
}
