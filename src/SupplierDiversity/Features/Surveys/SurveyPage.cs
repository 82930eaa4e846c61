using Microsoft.Extensions.Primitives;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Features.Surveys;

/// <summary>A survey as one firm sees it.</summary>
/// <param name="City">Who asks.</param>
/// <param name="Campaign">The survey.</param>
/// <param name="Invitation">The firm's invitation.</param>
/// <param name="Firm">Name of the firm.</param>
/// <param name="Token">Of the link.</param>
/// <param name="Questionnaire">What is asked.</param>
/// <param name="Law">Why questions about background may be asked; null: they may not.</param>
/// <param name="Response">What was answered so far.</param>
/// <param name="Now">UTC.</param>
public sealed record SurveyPage(
    City City, Campaign Campaign, Invitation Invitation, string Firm, string Token, Questionnaire Questionnaire, LawfulAsking? Law, SurveyResponse Response, DateTimeOffset Now)
{
    /// <summary>The sections that are asked after the answers so far.</summary>
    public IReadOnlyList<SurveySection> Shown { get; } = SurveyFlow.Shown(Questionnaire, Response.Answers, Law is not null);

    /// <summary>True: questions about background are asked.</summary>
    public bool BackgroundAllowed => Law is not null;

    /// <summary>True until the end, unless the answers were sent.</summary>
    public bool MayAnswer => !IsOver && Response.SubmittedAt is null;

    /// <summary>True after the last day.</summary>
    public bool IsOver => Now >= Campaign.ClosesAt;

    /// <summary>Today in the city.</summary>
    public DateOnly Today => City.DayAt(Now);

    /// <summary>A section that is asked, or null.</summary>
    public SurveySection? Find(string section) => Shown.FirstOrDefault(s => s.Name == section);
}

/// <summary>A section with its fields.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Section">The section.</param>
/// <param name="Fields">Its questions in order.</param>
public sealed record SectionPage(SurveyPage Survey, SurveySection Section, IReadOnlyList<QuestionField> Fields)
{
    /// <summary>What was read, by question; null: left empty.</summary>
    public IReadOnlyDictionary<string, SurveyAnswer?> Given { get; private init; } = new Dictionary<string, SurveyAnswer?>();

    /// <summary>1-based.</summary>
    public int Number => Survey.Shown.TakeWhile(s => s.Name != Section.Name).Count() + 1;

    /// <summary>With what was saved before.</summary>
    public static SectionPage Saved(SurveyPage survey, SurveySection section) =>
        new(survey, section, [.. section.Questions.Select(q => QuestionField.Of(survey, q, survey.Response.Answers.GetValueOrDefault(q.Name)))]);

    /// <summary>With what was typed now, and what is wrong with it.</summary>
    public static SectionPage Typed(SurveyPage survey, SurveySection section, IFormCollection form)
    {
        var given = new Dictionary<string, SurveyAnswer?>(StringComparer.Ordinal);
        List<QuestionField> fields = [];
        foreach (var question in section.Questions)
        {
            // A choice says "prefer not to say" as one of its own buttons, everything else by a box beside it.
            IReadOnlyList<string> typed = [.. form[question.Name].OfType<string>()];
            var unsaid = typed.Contains(QuestionField.UnsaidValue) || !StringValues.IsNullOrEmpty(form[QuestionField.UnsaidName(question)]);
            typed = [.. typed.Where(v => v != QuestionField.UnsaidValue)];
            var (answer, fault) = AnswerReading.Read(question, typed, unsaid, survey.Today);
            given[question.Name] = answer;
            fields.Add(new(survey, question, typed, unsaid, fault));
        }

        var answers = survey.Response.Answers.Where(a => !given.ContainsKey(a.Key)).Concat(given.Where(g => g.Value is not null).Select(g => new KeyValuePair<string, SurveyAnswer>(g.Key, g.Value!)))
            .ToDictionary(StringComparer.Ordinal);
        var contradictions = SurveyFlow.Contradictions(section.Questions, answers).ToDictionary(c => c.Question);
        return new(survey, section, [.. fields.Select(f => f.Fault is null ? f with { Fault = contradictions.GetValueOrDefault(f.Question.Name) } : f)]) { Given = given };
    }
}
