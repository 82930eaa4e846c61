using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SupplierDiversity.Languages;

/// <summary>How a language writes days, times, numbers and money, and fills its sentences.</summary>
public sealed partial class Language
{
    /// <summary>A day with its weekday, written out.</summary>
    public string Day(DateOnly day) => Written(day, this["language.day_pattern"]);

    /// <summary>A day without its weekday, written out.</summary>
    public string ShortDay(DateOnly day) => Written(day, this["language.date_pattern"]);

    /// <summary>An instant in a zone: weekday, day and time of day.</summary>
    public string Instant(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return Of("language.day_and_time", ("day", Day(DateOnly.FromDateTime(local.DateTime))), ("time", local.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    /// <summary>What stands before a value: "Deadline:", in French with a narrow blank before the colon.</summary>
    public string Labelled(string name) => name + this["language.colon"];

    /// <summary>A whole number with the language's digit groups.</summary>
    public string Number(long number) => number.ToString("N0", Culture);

    /// <summary>Money in cents with its ISO 4217 code; cents are shown only when there are any.</summary>
    public string Money(long cents, string currency) =>
        (cents % 100 == 0 ? (cents / 100).ToString("N0", Culture) : (cents / 100m).ToString("N2", Culture)) + "\u00a0" + currency;

    /// <summary>Percents: "12.5%", "12,5 %", "%12,5".</summary>
    /// <param name="percent">100 is all.</param>
    /// <param name="digits">How many decimals are shown: one where there is any.</param>
    public string Percent(decimal percent, string digits = "0.#") => Percents(percent.ToString(digits, Culture));

    /// <summary>A share from 0 to 1 in percents: 0.125 is "12.5%".</summary>
    public string Share(double share) => Percents((share * 100).ToString("0.#", Culture));

    /// <summary>A number of percents that is written already, with its sign where the language sets it (CLDR).</summary>
    public string Percents(string number) => Of("language.percent", ("number", number));

    // French and Italian write the first of a month as an ordinal: "1er", "1º". Elsewhere the pattern stays as it is:
    // by its "d" the culture knows that the month stands in the genitive ("1 października").
    private string Written(DateOnly day, string pattern) =>
        day.ToString(day.Day == 1 && this["language.first_day"] is not "1" and var first ? LoneD().Replace(pattern, $"'{first}'", 1) : pattern, Culture);

    [GeneratedRegex("(?<!d)d(?!d)")]
    private static partial Regex LoneD();

    // One pass: a value that happens to hold another placeholder's name stays as it is.
    private string Fill(string text, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var filled = new DefaultInterpolatedStringHandler(0, 0, Culture, stackalloc char[256]);
        var rest = text.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var close = rest[open..].IndexOf('}');
            var name = close < 0 ? default : rest.Slice(open + 1, close - 1);
            var known = false;
            foreach (var (wanted, value) in values)
            {
                if (close > 0 && name.SequenceEqual(wanted))
                {
                    filled.AppendFormatted(rest[..open]);
                    filled.AppendFormatted(Say(value));
                    known = true;
                    break;
                }
            }

            var read = known ? open + close + 1 : open + 1;
            if (!known)
            {
                filled.AppendFormatted(rest[..read]);
            }

            rest = rest[read..];
        }

        filled.AppendFormatted(rest);
        return filled.ToStringAndClear();
    }

    private string? Say(object? value) => value switch
    {
        null => "",
        string text => text,
        int n => Number(n),
        long n => Number(n),
        IFormattable f => f.ToString(null, Culture),
        _ => value.ToString(),
    };
}
