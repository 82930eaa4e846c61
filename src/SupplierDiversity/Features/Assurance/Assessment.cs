using System.Text.Json;
using SupplierDiversity.Rules.Assurance;

namespace SupplierDiversity.Features.Assurance;

/// <summary>The equality assurance of one contract.</summary>
public sealed record Assessment
{
    /// <summary>Key.</summary>
    public required Guid AssessmentId { get; init; }

    /// <summary>What is bought.</summary>
    public required string Title { get; init; }

    /// <summary>Version of the questions and of the matrix.</summary>
    public required int RulesVersion { get; init; }

    /// <summary>Counts writes.</summary>
    public required int Revision { get; init; }

    /// <summary>The level somebody chose instead of the rule's, or null.</summary>
    public required string? OverrideLevel { get; init; }

    /// <summary>Why; empty without an override.</summary>
    public required string OverrideReason { get; init; }

    /// <summary><c>open</c>, <c>waiting</c> for a signature, <c>signed</c>, <c>reassessed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Who wrote last.</summary>
    public required Guid WrittenBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Who signed, or null.</summary>
    public required Guid? SignedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset? SignedAt { get; init; }

    /// <summary>How it went: <c>worked</c>, <c>partly</c>, <c>not</c>; null before it is looked at again.</summary>
    public required string? AfterResult { get; init; }

    /// <summary>What was learnt.</summary>
    public required string AfterText { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset? AfterAt { get; init; }

    /// <summary>Answers by question.</summary>
    public IReadOnlyDictionary<string, int> Answers { get; init; } = new Dictionary<string, int>();

    /// <summary>Impacts found.</summary>
    public IReadOnlyList<AssessmentImpact> Impacts { get; init; } = [];

    /// <summary>Where it stands; null while questions are open.</summary>
    public AssuranceScore? Score => AssuranceRules.Score(Answers);

    /// <summary>The level chosen instead of the rule's.</summary>
    public AssuranceNeed? Chosen => OverrideLevel is null ? null : Enum.Parse<AssuranceNeed>(OverrideLevel, ignoreCase: true);

    /// <summary>The level that counts; null while questions are open.</summary>
    public AssuranceNeed? Counts => Chosen ?? Score?.Needed;

    /// <summary>What still keeps it from a signature.</summary>
    public IReadOnlyList<string> Missing => AssuranceReadiness.Missing(Score, Chosen, OverrideReason, [.. Impacts.Select(i => i.ClauseText.Length > 0)]);

    /// <summary>The first question without an answer, or null.</summary>
    public string? NextQuestion => AssuranceRules.Questions.FirstOrDefault(q => !Answers.ContainsKey(q.Key))?.Key;
}

/// <summary>An impact, what is done about it, and the clause that demands it.</summary>
public sealed record AssessmentImpact
{
    /// <summary>Key.</summary>
    public required Guid ImpactId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid AssessmentId { get; init; }

    /// <summary>What could happen to whom.</summary>
    public required string Impact { get; init; }

    /// <summary>What is done about it.</summary>
    public required string Mitigation { get; init; }

    /// <summary>How it is followed: <c>survey</c>, <c>returns</c>, <c>visits</c>, <c>complaints</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>The clause's name in the library.</summary>
    public required string ClauseId { get; init; }

    /// <summary>The city's version of it.</summary>
    public required Guid CityClauseId { get; init; }

    /// <summary>Language the clause stands in.</summary>
    public required string Language { get; init; }

    /// <summary>What was filled in, by blank.</summary>
    public required string BlanksJson { get; init; }

    /// <summary>The same, read.</summary>
    public IReadOnlyDictionary<string, string> Blanks => JsonSerializer.Deserialize<Dictionary<string, string>>(BlanksJson) ?? [];

    /// <summary>The clause filled in; empty until all blanks are.</summary>
    public required string ClauseText { get; init; }

    /// <summary>The evidence filled in.</summary>
    public required string Evidence { get; init; }
}
