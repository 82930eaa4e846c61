using System.Globalization;
using System.Text.RegularExpressions;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Surveys;

/// <summary>What is wrong with an answer; its name in small letters is the last part of a message's key.</summary>
public enum AnswerProblem
{
    /// <summary>No whole number.</summary>
    Number,

    /// <summary>More than the question takes.</summary>
    TooMany,

    /// <summary>More than the whole it is a part of.</summary>
    AboveWhole,

    /// <summary>Together with other parts more than the whole.</summary>
    PartsAboveWhole,

    /// <summary>No percentage with at most two decimals, or not between 0 and 100.</summary>
    Share,

    /// <summary>Not an option of the question.</summary>
    Option,

    /// <summary>"None of these" together with one of these.</summary>
    NoneAndOthers,

    /// <summary>More characters than the question takes.</summary>
    TextLong,

    /// <summary>No day of the calendar.</summary>
    Day,

    /// <summary>A day that has not come.</summary>
    DayAhead,

    /// <summary>An answer together with "prefer not to say".</summary>
    SaidAndUnsaid,
}

/// <summary>Something wrong.</summary>
/// <param name="Question">Name of the question.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Limit">The number that may not be exceeded; 0 where there is none.</param>
public sealed record AnswerFault(string Question, AnswerProblem Problem, long Limit = 0);

/// <summary>Reads what a person typed or chose. Digits of every script count; "1 200", "1.200" and "1,200" are 1200.</summary>
public static partial class AnswerReading
{
    /// <summary>The answer; null with no problem: nothing was given.</summary>
    /// <param name="question">The question.</param>
    /// <param name="typed">What the form sent; empty lines count as nothing.</param>
    /// <param name="unsaid">True: "prefer not to say" was chosen.</param>
    /// <param name="today">In the city.</param>
    public static (SurveyAnswer? Answer, AnswerFault? Fault) Read(SurveyQuestion question, IReadOnlyList<string> typed, bool unsaid, DateOnly today)
    {
        List<string> given = [.. typed.Select(t => t.Trim()).Where(t => t.Length > 0)];
        if (unsaid)
        {
            return given.Count == 0 ? (SurveyAnswer.PrefersNot, null) : (null, new(question.Name, AnswerProblem.SaidAndUnsaid));
        }

        if (given.Count == 0)
        {
            return (null, null);
        }

        var first = question.Kind is QuestionKind.Text ? given[0] : PlainDigits.Typed(given[0]);
        return question.Kind switch
        {
            QuestionKind.Count => Count(question, first),
            QuestionKind.Scale => Scale(question, first),
            QuestionKind.Share => Share(question, first),
            QuestionKind.Day => Day(question, first, today),
            QuestionKind.Text => first.Length > question.Most!.Value
                ? Wrong(question, AnswerProblem.TextLong, question.Most.Value) : (new(Text: first), null),
            _ => Options(question, given),
        };
    }

    private static (SurveyAnswer?, AnswerFault?) Count(SurveyQuestion question, string typed)
    {
        var digits = Grouped().IsMatch(typed) ? NotDigits().Replace(typed, "") : typed;
        return digits.Length == 0 || !digits.All(char.IsAsciiDigit) ? Wrong(question, AnswerProblem.Number)
            : !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > question.Most
                ? Wrong(question, AnswerProblem.TooMany, question.Most!.Value)
            : (new(Number: number), null);
    }

    private static (SurveyAnswer?, AnswerFault?) Scale(SurveyQuestion question, string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var point) && point >= question.Least && point <= question.Most
            ? (new(Number: point), null) : Wrong(question, AnswerProblem.Option);

    private static (SurveyAnswer?, AnswerFault?) Share(SurveyQuestion question, string typed)
    {
        var match = Percentage().Match(typed);
        if (!match.Success)
        {
            return Wrong(question, AnswerProblem.Share);
        }

        var points = (int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) * 100)
            + int.Parse(match.Groups[2].Value.PadRight(2, '0'), NumberStyles.None, CultureInfo.InvariantCulture);
        return points > 10_000 ? Wrong(question, AnswerProblem.Share) : (new(Number: points), null);
    }

    private static (SurveyAnswer?, AnswerFault?) Day(SurveyQuestion question, string typed, DateOnly today) =>
        !DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year < 1900
            ? Wrong(question, AnswerProblem.Day)
            : day > today ? Wrong(question, AnswerProblem.DayAhead) : (new(Day: day), null);

    private static (SurveyAnswer?, AnswerFault?) Options(SurveyQuestion question, List<string> given)
    {
        // In the order of the question, each once, however the form sent them.
        List<string> chosen = [.. question.Options.Where(given.Contains)];
        return given.Exists(g => !question.Options.Contains(g)) || (question.Kind == QuestionKind.OneOf && chosen.Count > 1)
            ? Wrong(question, AnswerProblem.Option)
            : question.NoneOption is { } none && chosen.Count > 1 && chosen.Contains(none) ? Wrong(question, AnswerProblem.NoneAndOthers)
            : (new(Options: chosen), null);
    }

    private static (SurveyAnswer?, AnswerFault?) Wrong(SurveyQuestion question, AnswerProblem problem, long limit = 0) =>
        (null, new(question.Name, problem, limit));

    [GeneratedRegex(@"^\d{1,3}(?:[.,'’ \u066C]\d{3})+$", RegexOptions.ECMAScript)]
    private static partial Regex Grouped();

    [GeneratedRegex("[^0-9]")]
    private static partial Regex NotDigits();

    [GeneratedRegex(@"^([0-9]{1,3})(?:[.,\u066B]([0-9]{1,2}))? *[%٪]?$")]
    private static partial Regex Percentage();
}
