using System.Globalization;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Features.Surveys;

/// <summary>A question on a page.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Question">The question.</param>
/// <param name="Typed">What the field holds, as typed.</param>
/// <param name="Unsaid">True: "prefer not to say" is chosen.</param>
/// <param name="Fault">What is wrong; null: nothing.</param>
public sealed record QuestionField(SurveyPage Survey, SurveyQuestion Question, IReadOnlyList<string> Typed, bool Unsaid, AnswerFault? Fault)
{
    /// <summary>The value of "prefer not to say" among the buttons of a choice.</summary>
    public const string UnsaidValue = "?";

    /// <summary>Name of the box "prefer not to say".</summary>
    public static string UnsaidName(SurveyQuestion question) => question.Name + "-unsaid";

    /// <summary>The field of a saved answer.</summary>
    public static QuestionField Of(SurveyPage survey, SurveyQuestion question, SurveyAnswer? answer) => new(
        survey, question,
        answer switch
        {
            null or { Unsaid: true } => [],
            { Options: { } options } => options,
            { Number: { } number } when question.Kind == QuestionKind.Share => [(number / 100m).ToString("0.##", CultureInfo.InvariantCulture)],
            { Number: { } number } => [number.ToString(CultureInfo.InvariantCulture)],
            { Day: { } day } => [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
            _ => [answer.Text ?? ""],
        },
        answer?.Unsaid ?? false, null);

    /// <summary>What is wrong, in the reader's language.</summary>
    public string? Problem(Language t) => Fault is null ? null
        : Fault.Limit > 0 ? t.Of($"surveys.wrong.{Word(Fault.Problem)}", ("limit", Fault.Limit)) : t[$"surveys.wrong.{Word(Fault.Problem)}"];

    private static string Word(AnswerProblem problem) => problem switch
    {
        AnswerProblem.TooMany => "too_many",
        AnswerProblem.AboveWhole => "above_whole",
        AnswerProblem.PartsAboveWhole => "parts_above_whole",
        AnswerProblem.NoneAndOthers => "none_and_others",
        AnswerProblem.TextLong => "text_long",
        AnswerProblem.DayAhead => "day_ahead",
        AnswerProblem.SaidAndUnsaid => "said_and_unsaid",
        _ => problem.ToString().ToLowerInvariant(),
    };
}
