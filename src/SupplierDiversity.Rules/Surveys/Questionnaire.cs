namespace SupplierDiversity.Rules.Surveys;

/// <summary>
/// One version of a questionnaire, as its file says it. It holds no words: texts are found by the names of questions and
/// options, so that a version means the same in every language.
/// </summary>
public sealed record Questionnaire
{
    /// <summary>Which survey: "equality".</summary>
    public required string Name { get; init; }

    /// <summary>1, 2, 3 … A version that was answered is never edited.</summary>
    public required int Version { get; init; }

    /// <summary>One section a page.</summary>
    public required IReadOnlyList<SurveySection> Sections { get; init; }

    /// <summary>What the results page publishes.</summary>
    public required IReadOnlyList<SurveyFigure> Figures { get; init; }

    /// <summary>All questions in the order in which they are asked.</summary>
    public IEnumerable<SurveyQuestion> Questions => Sections.SelectMany(s => s.Questions);

    /// <summary>A question by its name, or null.</summary>
    public SurveyQuestion? Find(string name) => Questions.FirstOrDefault(q => q.Name == name);
}

/// <summary>Questions that stand on one page.</summary>
public sealed record SurveySection
{
    /// <summary>Small letters and underscores; also the last part of the page's address.</summary>
    public required string Name { get; init; }

    /// <summary>In their order.</summary>
    public required IReadOnlyList<SurveyQuestion> Questions { get; init; }
}

/// <summary>A figure of the results page.</summary>
public sealed record SurveyFigure
{
    /// <summary>Last part of its text's key.</summary>
    public required string Name { get; init; }

    /// <summary>People: the question that counts those the figure is about.</summary>
    public string? Part { get; init; }

    /// <summary>People: the question that counts all of them.</summary>
    public string? Whole { get; init; }

    /// <summary>People: the question that counts those of whom it is not known.</summary>
    public string? Unknown { get; init; }

    /// <summary>Firms: the question with options.</summary>
    public string? Question { get; init; }

    /// <summary>Firms: the options that count as yes. A firm counts when it chose all of them.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>True: a share of people, added up over all firms. False: a share of firms.</summary>
    public bool OfPeople => Whole is not null;
}
