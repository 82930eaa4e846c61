using System.Globalization;

namespace SupplierDiversity.Rules.Notices;

/// <summary>Reads single values out of elements: what cannot be understood is left out and warned of, never guessed.</summary>
internal sealed class NoticeContext(NoticeLimits limits)
{
    /// <summary>What a withheld code or text is replaced by (BT-195).</summary>
    private const string Masked = "unpublished";

    private readonly List<string> _warnings = [];

    /// <summary>BT-702(a) as ISO 639-1; untagged text is in this language.</summary>
    public string Language { get; set; } = "und";

    /// <summary>What was read leniently.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Notes a lenience.</summary>
    public void Warn(NoticeElement element, string sentence)
    {
        if (_warnings.Count < limits.MaxWarnings)
        {
            _warnings.Add(element.Line == 0 ? sentence : $"{element.Name} (line {element.Line}): {sentence}");
        }
    }

    /// <summary>A code; null when missing or withheld.</summary>
    public static string? Code(NoticeElement parent, string name) =>
        parent.Value(name) is { } code && !IsMasked(code) ? code : null;

    /// <summary>A code of the element whose list has this name, or null.</summary>
    public static string? Code(NoticeElement parent, string name, string list)
    {
        for (var e = parent.First(name); e is not null; e = e.Following())
        {
            if (e.Text is not null && e.List == list && !IsMasked(e.Text))
            {
                return e.Text;
            }
        }

        return null;
    }

    /// <summary>True for the word that stands for a withheld code or text.</summary>
    public static bool IsMasked(string text) => string.Equals(text, Masked, StringComparison.OrdinalIgnoreCase);

    /// <summary>An amount with its currency; null when missing or withheld (-1).</summary>
    public Money? Amount(NoticeElement parent, string name)
    {
        var element = parent.One(name);
        if (Number(element) is not { } amount)
        {
            return null;
        }

        if (element.Unit is null)
        {
            Warn(element, "the amount has no currency and was left out.");
            return null;
        }

        return new Money(amount, element.Unit);
    }

    /// <summary>A number that cannot be negative; null when missing or withheld (-1).</summary>
    public decimal? Number(NoticeElement element)
    {
        if (element.Text is not { } text || IsMasked(text))
        {
            return null;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            Warn(element, "this is not a number and was left out.");
            return null;
        }

        // -1 stands for a withheld value; no amount, count, percentage or weight of a notice is below zero.
        if (number < 0 && number != -1)
        {
            Warn(element, "the number is below zero and was left out.");
        }

        return number >= 0 ? number : null;
    }

    /// <summary>A whole number; null when missing, withheld or not whole.</summary>
    public int? Count(NoticeElement element)
    {
        if (Number(element) is not { } number)
        {
            return null;
        }

        if (number <= int.MaxValue && decimal.IsInteger(number))
        {
            return (int)number;
        }

        Warn(element, "this is not a usable whole number and was left out.");
        return null;
    }

    /// <summary>true, 1, false or 0; null otherwise.</summary>
    public static bool? Indicator(NoticeElement parent, string name) => parent.Value(name) switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    /// <summary>A day; null when missing or not a date.</summary>
    public DateOnly? Day(NoticeElement parent, string name)
    {
        var element = parent.One(name);
        if (NoticeDates.TryDay(element.Text, out var day, out _))
        {
            return day;
        }

        if (element.Text is not null)
        {
            Warn(element, "this is not a usable date and was left out.");
        }

        return null;
    }

    /// <summary>A deadline from a date and a time element.</summary>
    public NoticeDeadline? Deadline(NoticeElement parent, string date, string time)
    {
        var element = parent.One(date);
        var deadline = NoticeDates.Instant(element.Text, parent.Value(time), new TimeSpan(23, 59, 59));
        if (deadline is null && element.Text is not null)
        {
            Warn(element, "this is not a usable date and was left out.");
        }
        else if (deadline is { TimeStated: false } && parent.Value(time) is not null)
        {
            Warn(parent.One(time), "this is not a time, so the end of the day is taken.");
        }

        return deadline;
    }

    /// <summary>A web address; null when missing or not http(s).</summary>
    public string? Url(NoticeElement parent, string name)
    {
        var element = parent.One(name);
        var url = element.Text is null ? null : NoticeUrls.Allowed(element.Text);
        if (url is null && element.Text is not null)
        {
            Warn(element, "this is not an http or https address and was left out.");
        }

        return url;
    }
}
