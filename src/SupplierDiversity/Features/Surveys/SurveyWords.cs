using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Features.Surveys;

/// <summary>The words of a questionnaire, by the names its file gives.</summary>
internal sealed class SurveyWords(Language t, string survey)
{
    private static readonly string[] Ends = ["low", "high"];

    public string Title => t[$"questionnaire.{survey}.title"];

    public string Section(SurveySection section) => t[$"questionnaire.{survey}.section.{section.Name}"];

    public string Question(SurveyQuestion question) => t[$"questionnaire.{survey}.question.{question.Name}"];

    public string? Hint(SurveyQuestion question) => question.Hint ? t[$"questionnaire.{survey}.hint.{question.Name}"]
        : question.Kind == QuestionKind.ManyOf ? t["surveys.section.choose"] : null;

    public string Option(string option) => t[$"questionnaire.{survey}.option.{option}"];

    public string Figure(ProtectedFigure figure) => t[$"questionnaire.{survey}.figure.{figure.Name}"];

    // The ends of a scale have words, so that a number is not all there is.
    public string Point(SurveyQuestion question, int point)
    {
        var end = point == question.Least ? "low" : point == question.Most ? "high" : null;
        return end is null ? t.Number(point) : $"{t.Number(point)} – {t[$"questionnaire.{survey}.scale.{question.Name}.{end}"]}";
    }

    /// <summary>Names of all texts a version needs; a test sees that each language has them.</summary>
    public static IEnumerable<string> Keys(Questionnaire q) =>
        new[] { $"questionnaire.{q.Name}.title" }
            .Concat(q.Sections.Select(s => $"questionnaire.{q.Name}.section.{s.Name}"))
            .Concat(q.Questions.Select(x => $"questionnaire.{q.Name}.question.{x.Name}"))
            .Concat(q.Questions.Where(x => x.Hint).Select(x => $"questionnaire.{q.Name}.hint.{x.Name}"))
            .Concat(q.Questions.SelectMany(x => x.Options).Select(o => $"questionnaire.{q.Name}.option.{o}"))
            .Concat(q.Questions.Where(x => x.Kind == QuestionKind.Scale).SelectMany(x => Ends.Select(e => $"questionnaire.{q.Name}.scale.{x.Name}.{e}")))
            .Concat(q.Figures.Select(f => $"questionnaire.{q.Name}.figure.{f.Name}"))
            .Distinct();

    /// <summary>An answer in words.</summary>
    public string Answer(SurveyQuestion question, SurveyAnswer? answer) => answer switch
    {
        null => t["surveys.check.not_answered"],
        { Unsaid: true } => t["surveys.check.unsaid"],
        { Options: { } options } => string.Join(t["tenders.separator"], options.Select(Option)),
        { Day: { } day } => t.ShortDay(day),
        { Number: { } number } when question.Kind == QuestionKind.Share => t.Percent(number / 100m, "0.##"),
        { Number: { } number } when question.Kind == QuestionKind.Scale => Point(question, (int)number),
        { Number: { } number } => t.Number(number),
        _ => answer.Text ?? "",
    };
}
