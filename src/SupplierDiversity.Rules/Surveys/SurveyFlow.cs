namespace SupplierDiversity.Rules.Surveys;

/// <summary>Which questions are asked, and whether answers go together.</summary>
public static class SurveyFlow
{
    /// <summary>
    /// The sections with the questions that are asked after these answers; a section without any is left out. A question
    /// about background is asked only where the law allows it.
    /// </summary>
    public static IReadOnlyList<SurveySection> Shown(Questionnaire questionnaire, IReadOnlyDictionary<string, SurveyAnswer> answers, bool backgroundAllowed)
    {
        // A question that is not asked has no answer, so what hangs on it is not asked either.
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in questionnaire.Questions)
        {
            if ((backgroundAllowed || !question.Background) && question.If.All(c => asked.Contains(c.Question) && Holds(c, answers.GetValueOrDefault(c.Question))))
            {
                asked.Add(question.Name);
            }
        }

        return [.. questionnaire.Sections
            .Select(s => s with { Questions = [.. s.Questions.Where(q => asked.Contains(q.Name))] })
            .Where(s => s.Questions.Count > 0)];
    }

    /// <summary>The section after one, or null after the last; null asks for the first.</summary>
    public static SurveySection? Next(IReadOnlyList<SurveySection> shown, string? section) =>
        section is null ? (shown.Count > 0 ? shown[0] : null) : shown.SkipWhile(s => s.Name != section).Skip(1).FirstOrDefault();

    /// <summary>The section to go on with: the first that has a question without any answer; null when all have one.</summary>
    public static SurveySection? Open(IReadOnlyList<SurveySection> shown, IReadOnlyDictionary<string, SurveyAnswer> answers) =>
        shown.FirstOrDefault(s => s.Questions.Any(q => !answers.ContainsKey(q.Name)));

    /// <summary>Answers to questions that are asked; others do not count and are not kept at submission.</summary>
    public static IReadOnlyDictionary<string, SurveyAnswer> Kept(IReadOnlyList<SurveySection> shown, IReadOnlyDictionary<string, SurveyAnswer> answers) =>
        shown.SelectMany(s => s.Questions).Where(q => answers.ContainsKey(q.Name)).ToDictionary(q => q.Name, q => answers[q.Name], StringComparer.Ordinal);

    /// <summary>Counts that are larger than what they are part of.</summary>
    public static IReadOnlyList<AnswerFault> Contradictions(IEnumerable<SurveyQuestion> questions, IReadOnlyDictionary<string, SurveyAnswer> answers)
    {
        long? Number(string name) => answers.GetValueOrDefault(name)?.Number;
        List<AnswerFault> faults = [];
        foreach (var question in questions)
        {
            if (question.Within is not { } whole || Number(question.Name) is not { } part || Number(whole) is not { } limit)
            {
                continue;
            }

            if (part > limit)
            {
                faults.Add(new(question.Name, AnswerProblem.AboveWhole, limit));
            }
            else if (part + question.With.Sum(w => Number(w) ?? 0) > limit)
            {
                faults.Add(new(question.Name, AnswerProblem.PartsAboveWhole, limit));
            }
        }

        return faults;
    }

    private static bool Holds(SurveyCondition condition, SurveyAnswer? answer) =>
        answer is { Unsaid: false }
        && (condition.Is.Count == 0 || (answer.Options?.Any(condition.Is.Contains) ?? false))
        && (condition.Least is not { } least || answer.Number >= least);
}
