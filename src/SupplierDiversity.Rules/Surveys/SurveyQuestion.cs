namespace SupplierDiversity.Rules.Surveys;

/// <summary>What kind of answer a question takes.</summary>
public enum QuestionKind
{
    /// <summary>A whole number from zero.</summary>
    Count,

    /// <summary>A percentage from 0 to 100, kept in basis points.</summary>
    Share,

    /// <summary>One option.</summary>
    OneOf,

    /// <summary>Any number of options.</summary>
    ManyOf,

    /// <summary>A whole number between two ends that have words.</summary>
    Scale,

    /// <summary>Words.</summary>
    Text,

    /// <summary>A day, not in the future.</summary>
    Day,
}

/// <summary>One question. Nobody has to answer: each takes "prefer not to say", and silence stays unknown.</summary>
public sealed record SurveyQuestion
{
    /// <summary>Small letters, digits and underscores; unique in the questionnaire and never reused for another meaning.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of answer.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>True: about people's background, so it is asked only where the law of the city's country allows it (GDPR art. 9).</summary>
    public bool Background { get; init; }

    /// <summary>True: there is a line of help under the question.</summary>
    public bool Hint { get; init; }

    /// <summary>Count: the largest number; scale: the last point; text: how many characters.</summary>
    public int? Most { get; init; }

    /// <summary>Scale: the first point.</summary>
    public int? Least { get; init; }

    /// <summary>Choices: the names of the options.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Many of: an option that means "none of these" and stands alone; null where there is none.</summary>
    public string? NoneOption { get; init; }

    /// <summary>Asked when each of these holds.</summary>
    public IReadOnlyList<SurveyCondition> If { get; init; } = [];

    /// <summary>Count: an earlier count this one is a part of; null where there is none.</summary>
    public string? Within { get; init; }

    /// <summary>Count: other parts of the same whole; together they are not more than the whole.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>
    /// Points for the practice score. One of: by option; many of: by option, added up to <see cref="MostPoints"/>;
    /// scale: "point" a step above the first. Empty: the question does not count.
    /// </summary>
    public IReadOnlyDictionary<string, int> Points { get; init; } = new Dictionary<string, int>();

    /// <summary>Many of: more points than these are not given; null: the sum of all.</summary>
    public int? MostPoints { get; init; }

    /// <summary>The most points the question can give.</summary>
    public int Reach => Kind switch
    {
        _ when Points.Count == 0 => 0,
        QuestionKind.OneOf => Points.Values.Max(),
        QuestionKind.ManyOf => Math.Min(MostPoints ?? int.MaxValue, Points.Values.Sum()),
        QuestionKind.Scale => Points.Values.Max() * (Most!.Value - Least!.Value),
        _ => 0,
    };
}

/// <summary>A condition on an earlier answer. An answer that was not given fulfils none.</summary>
public sealed record SurveyCondition
{
    /// <summary>The earlier question.</summary>
    public required string Question { get; init; }

    /// <summary>Choices: at least one of these was chosen.</summary>
    public IReadOnlyList<string> Is { get; init; } = [];

    /// <summary>Count, share and scale: the answer is at least this; shares in basis points.</summary>
    public int? Least { get; init; }
}
