using System.Globalization;
using System.Text.RegularExpressions;
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
    public void Texts_EveryTag_NeverBreakBeforeAMark(string tag) =>
        Assert.All(All.Find(tag)!.Texts, text => Assert.DoesNotMatch("« | [:;!?»%]", text.Value));

    // As CLDR writes percents; .NET takes the sign's place and its marks of direction from there, too.
    [Theory]
    [MemberData(nameof(Tags))]
    public void Percents_EveryTag_StandAsTheLanguageWritesThem(string tag)
    {
        var language = All.Find(tag)!;
        Assert.Equal(0.125.ToString("P1", language.Culture).Replace('\u202f', '\u00a0').Replace(' ', '\u00a0'), language.Share(0.125));
        var (before, after) = language["language.percent"].Split("{number}") is [var start, var end] ? (start, end) : ("", "");
        var texts = language.Texts.Where(t => t.Key != "language.percent");
        Assert.All(texts, t => Assert.Equal(t.Value.Count(c => c == '%'), Regex.Count(t.Value, before.Length > 0 ? $"{before}[0-9]" : $"[0-9]{after}")));
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

    public static TheoryData<string, string, string, string, string> Written => new()
    {
        { "en", "Tuesday, 31 March 2026", "1 October 2026", "Thursday, 31 December 2026, 23:30", "1,234.50\u00a0EUR" },
        { "de", "Dienstag, 31. März 2026", "1. Oktober 2026", "Donnerstag, 31. Dezember 2026, 23:30 Uhr", "1.234,50\u00a0EUR" },
        { "fr", "mardi 31 mars 2026", "1er octobre 2026", "jeudi 31 décembre 2026 à 23:30", "1\u202f234,50\u00a0EUR" },
        { "it", "martedì 31 marzo 2026", "1º ottobre 2026", "giovedì 31 dicembre 2026, ore 23:30", "1.234,50\u00a0EUR" },
        { "es", "martes, 31 de marzo de 2026", "1 de octubre de 2026", "jueves, 31 de diciembre de 2026, 23:30 h", "1.234,50\u00a0EUR" },
        { "tr", "31 Mart 2026 Salı", "1 Ekim 2026", "31 Aralık 2026 Perşembe, saat 23:30", "1.234,50\u00a0EUR" },
        { "ar", "الثلاثاء، 31 مارس 2026", "1 أكتوبر 2026", "الخميس، 31 ديسمبر 2026، الساعة 23:30", "1,234.50\u00a0EUR" },
        { "nl", "dinsdag 31 maart 2026", "1 oktober 2026", "donderdag 31 december 2026, 23:30 uur", "1.234,50\u00a0EUR" },
        { "pl", "wtorek, 31 marca 2026", "1 października 2026", "czwartek, 31 grudnia 2026, godz. 23:30", "1\u00a0234,50\u00a0EUR" },
        { "ro", "marți, 31 martie 2026", "1 octombrie 2026", "joi, 31 decembrie 2026, ora 23:30", "1.234,50\u00a0EUR" },
    };

    [Fact]
    public void Of_AValueThatLooksLikeAPlaceholder_StaysAsItIs()
    {
        var english = All.Find("en")!;
        Assert.Equal("{time}, 10:00", english.Of("language.day_and_time", ("day", "{time}"), ("time", "10:00")));
        Assert.Equal(", {", english.Of("language.day_and_time", ("time", "{"), ("day", null)));
        Assert.Equal("1,000, {time}", english.Of("language.day_and_time", ("day", 1000)));
    }

    [Fact]
    public void Written_EveryLanguageOfThePortal_IsThere() => Assert.Empty(All.All.Select(l => l.Tag).Except(Written.Select(w => w.Data.Item1)));

    [Theory]
    [MemberData(nameof(Written))]
    public void Formats_KnownDaysAndMoney_AreWrittenAsPeopleDo(string tag, string day, string first, string instant, string money)
    {
        var language = Assert.IsType<Language>(All.Find(tag));
        Assert.Equal(day, language.Day(new DateOnly(2026, 3, 31)));
        Assert.Equal(first, language.ShortDay(new DateOnly(2026, 10, 1)));
        // In Berlin it is half past eleven at night when the new year has begun in Istanbul.
        Assert.Equal(instant, language.Instant(new(2026, 12, 31, 22, 30, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));
        Assert.Equal(money, language.Money(123_450, "EUR"));
        Assert.DoesNotContain("00", language.Money(123_400, "EUR"), StringComparison.Ordinal);
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
