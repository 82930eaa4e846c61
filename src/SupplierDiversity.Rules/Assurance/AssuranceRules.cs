namespace SupplierDiversity.Rules.Assurance;

/// <summary>
/// The equality-assurance matrix, version 1: guide questions score how much people meet the service, and how much it may
/// weigh on migrant communities; the cell of both says how much assurance a contract needs before it is tendered.
/// </summary>
public static class AssuranceRules
{
    /// <summary>Version of questions, thresholds and matrix; kept with each assessment.</summary>
    public const int Version = 1;

    /// <summary>The answer of somebody who does not know.</summary>
    public const int NotKnown = -1;

    /// <summary>Answers go from 0 (least) to this.</summary>
    public const int MostAnswer = 3;

    // What nobody knows is no reason to look away: it counts as much as the second highest answer.
    private const int NotKnownCounts = 2;

    /// <summary>The questions in the order they are asked. Words: <c>assurance.question.…</c>.</summary>
    public static IReadOnlyList<AssuranceQuestion> Questions { get; } =
    [
        new("meeting", AssuranceAxis.Contact),
        new("users", AssuranceAxis.Contact),
        new("need", AssuranceAxis.Contact),
        new("languages", AssuranceAxis.Impact),
        new("barriers", AssuranceAxis.Impact),
        new("complaints", AssuranceAxis.Impact),
        new("jobs", AssuranceAxis.Impact),
    ];

    /// <summary>Where the contract stands; null while a question has no answer.</summary>
    public static AssuranceScore? Score(IReadOnlyDictionary<string, int> answers)
    {
        if (!Questions.All(q => answers.TryGetValue(q.Key, out var answer) && answer is >= NotKnown and <= MostAnswer))
        {
            return null;
        }

        int Points(AssuranceAxis axis) => Questions.Where(q => q.Axis == axis).Sum(q => Counted(answers[q.Key]));
        var (contact, impact) = (Points(AssuranceAxis.Contact), Points(AssuranceAxis.Impact));
        var contactLevel = contact >= 6 ? AssuranceLevel.High : contact >= 3 || answers["need"] == MostAnswer ? AssuranceLevel.Medium : AssuranceLevel.Low;
        // Proven complaints weigh more than any sum.
        var impactLevel = impact >= 7 || answers["complaints"] == MostAnswer ? AssuranceLevel.High : impact >= 3 ? AssuranceLevel.Medium : AssuranceLevel.Low;
        return new(contact, contactLevel, impact, impactLevel, Needed(contactLevel, impactLevel));
    }

    /// <summary>The assurance a cell needs.</summary>
    public static AssuranceNeed Needed(AssuranceLevel contact, AssuranceLevel impact) => (contact, impact) switch
    {
        (AssuranceLevel.Low, AssuranceLevel.Low) or (AssuranceLevel.Medium, AssuranceLevel.Low) => AssuranceNeed.None,
        (AssuranceLevel.High, AssuranceLevel.Medium) or (AssuranceLevel.Medium or AssuranceLevel.High, AssuranceLevel.High) => AssuranceNeed.Full,
        _ => AssuranceNeed.Standard,
    };

    private static int Counted(int answer) => answer == NotKnown ? NotKnownCounts : answer;
}

/// <summary>A guide question.</summary>
/// <param name="Key">Name in addresses and texts.</param>
/// <param name="Axis">What it scores.</param>
public sealed record AssuranceQuestion(string Key, AssuranceAxis Axis);

/// <summary>The two sides of the matrix.</summary>
public enum AssuranceAxis
{
    /// <summary>Contact with customers.</summary>
    Contact,

    /// <summary>Impact on migrant communities.</summary>
    Impact,
}

/// <summary>Levels of each side.</summary>
public enum AssuranceLevel
{
    /// <summary>Little.</summary>
    Low,

    /// <summary>Some.</summary>
    Medium,

    /// <summary>Much.</summary>
    High,
}

/// <summary>What a contract needs before it is tendered.</summary>
public enum AssuranceNeed
{
    /// <summary>Nothing beyond the law.</summary>
    None,

    /// <summary>At least one suitable clause.</summary>
    Standard,

    /// <summary>Impacts, mitigation, clauses and monitoring tools, signed by a second person, looked at again after the contract.</summary>
    Full,
}

/// <summary>Where a contract stands.</summary>
/// <param name="Contact">Points, 0 to 9.</param>
/// <param name="ContactLevel">Its level.</param>
/// <param name="Impact">Points, 0 to 12.</param>
/// <param name="ImpactLevel">Its level.</param>
/// <param name="Needed">The consequence of the cell.</param>
public sealed record AssuranceScore(int Contact, AssuranceLevel ContactLevel, int Impact, AssuranceLevel ImpactLevel, AssuranceNeed Needed);
