using System.Text.RegularExpressions;
using static SupplierDiversity.Rules.Surveys.QuestionKind;

namespace SupplierDiversity.Rules.Surveys;

/// <summary>Whether a questionnaire holds together: names, conditions on earlier questions only, parts of a whole, points.</summary>
internal static partial class QuestionnaireCheck
{
    // Nobody reads more on one page, and no answer needs more room.
    private const int MostCount = 10_000_000;
    private const int MostText = 5_000;

    public static IEnumerable<DefinitionFault> Faults(Questionnaire q)
    {
        List<string> reasons = [];
        reasons.AddRange(Name(q.Name) ? [] : ["the name must be small letters, digits and underscores."]);
        reasons.AddRange(q.Version >= 1 ? [] : ["the version must be 1 or more."]);
        reasons.AddRange(q.Sections.Count > 0 ? [] : ["there must be a section."]);
        reasons.AddRange(Twice(q.Sections.Select(s => s.Name)).Select(n => $"two sections are called '{n}'."));
        reasons.AddRange(Twice(q.Questions.Select(x => x.Name)).Select(n => $"two questions are called '{n}'."));
        reasons.AddRange(Twice(q.Figures.Select(f => f.Name)).Select(n => $"two figures are called '{n}'."));
        foreach (var section in q.Sections)
        {
            reasons.AddRange(Name(section.Name) && section.Questions.Count > 0 ? [] : [$"the section '{section.Name}' needs a name of small letters and a question."]);
        }

        var faults = reasons.Select(r => new DefinitionFault("$", r)).ToList();
        var earlier = new Dictionary<string, SurveyQuestion>(StringComparer.Ordinal);
        foreach (var question in q.Questions)
        {
            faults.AddRange(Question(question, earlier).Select(r => new DefinitionFault(question.Name, r)));
            earlier.TryAdd(question.Name, question);
        }

        return faults.Concat(q.Figures.SelectMany(f => Figure(f, earlier).Select(r => new DefinitionFault(f.Name, r))));
    }

    private static IEnumerable<string> Question(SurveyQuestion q, Dictionary<string, SurveyQuestion> earlier)
    {
        var choice = q.Kind is OneOf or ManyOf;
        (bool Wrong, string Reason)[] rules =
        [
            (!Name(q.Name), "the name must be small letters, digits and underscores."),
            (choice && q.Options.Count < 2, "a choice needs two options or more."),
            (!choice && q.Options.Count > 0, "only oneOf and manyOf have options."),
            (q.Options.Any(o => !Name(o)), "options must be small letters, digits and underscores."),
            (Twice(q.Options).Any(), "an option stands there twice."),
            (q.NoneOption is { } none && (q.Kind != ManyOf || !q.Options.Contains(none)), "noneOption must be an option of a manyOf question."),
            (q.Kind == Count && q.Most is not (>= 1 and <= MostCount), $"a count needs most, from 1 to {MostCount}."),
            (q.Kind == QuestionKind.Text && q.Most is not (>= 1 and <= MostText), $"a text needs most, from 1 to {MostText} characters."),
            (q.Kind == Scale && !(q.Least >= 0 && q.Most > q.Least && q.Most <= 10), "a scale needs least and most, from 0 to 10."),
            (q.Kind is not (Count or QuestionKind.Text or Scale) && q.Most is not null, "this kind takes no most."),
            (q.Kind != Scale && q.Least is not null, "only a scale has least."),
            (q.Within is { } whole && (q.Kind != Count || earlier.GetValueOrDefault(whole)?.Kind != Count), "within must name an earlier count, for a count."),
            (q.With.Any(w => earlier.GetValueOrDefault(w) is not { } part || part.Within != q.Within), "with must name earlier parts of the same whole."),
            (q.With.Count > 0 && q.Within is null, "with needs within."),
            (q.Points.Count > 0 && !(choice || q.Kind == Scale), "only choices and scales give points."),
            (q.Points.Values.Any(p => p < 0) || (q.Points.Count > 0 && q.Reach == 0), "points must not be below zero, and not all zero."),
            (q.Points.Keys.Any(k => q.Kind == Scale ? k != "point" : !q.Options.Contains(k)), "points must name options of the question; for a scale, 'point'."),
            (q.MostPoints is { } most && (q.Kind != ManyOf || most < 1), "mostPoints must be 1 or more, for a manyOf question."),
        ];
        return rules.Where(r => r.Wrong).Select(r => r.Reason).Concat(q.If.SelectMany(c => Condition(c, earlier)));
    }

    private static IEnumerable<string> Condition(SurveyCondition c, Dictionary<string, SurveyQuestion> earlier)
    {
        if (earlier.GetValueOrDefault(c.Question) is not { } on)
        {
            return [$"the condition names '{c.Question}', which is not an earlier question."];
        }

        return (c.Is.Count, c.Least, on.Kind) switch
        {
            ( > 0, null, OneOf or ManyOf) => c.Is.Where(o => !on.Options.Contains(o)).Select(o => $"the condition names '{o}', which is no option of '{c.Question}'."),
            (0, not null, Count or Share or Scale) => [],
            _ => [$"the condition on '{c.Question}' needs 'is' for a choice, or 'least' for a number."],
        };
    }

    private static IEnumerable<string> Figure(SurveyFigure f, Dictionary<string, SurveyQuestion> questions)
    {
        bool IsCount(string? name) => name is not null && questions.GetValueOrDefault(name)?.Kind == Count;
        if (!Name(f.Name))
        {
            yield return "the name of a figure must be small letters, digits and underscores.";
        }

        if (f.OfPeople && !(IsCount(f.Part) && IsCount(f.Whole) && (f.Unknown is null || IsCount(f.Unknown)) && f.Question is null && f.Options.Count == 0))
        {
            yield return "a figure of people needs part and whole (and may have unknown), each a count, and nothing else.";
        }

        if (!f.OfPeople && !(f.Part is null && f.Unknown is null && f.Options.Count > 0
            && questions.GetValueOrDefault(f.Question ?? "") is { } on && f.Options.All(on.Options.Contains)))
        {
            yield return "a figure of firms needs a question and some of its options, and nothing else.";
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);

    private static bool Name(string name) => NamePattern().IsMatch(name);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex NamePattern();
}
