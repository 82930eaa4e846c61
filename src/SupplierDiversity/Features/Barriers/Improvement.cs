using SupplierDiversity.Rules.Barriers;

namespace SupplierDiversity.Features.Barriers;

/// <summary>A lesson, and what a city changes because of it.</summary>
public sealed record Improvement
{
    /// <summary>From what lessons are drawn. Words: <c>improvements.source.…</c>.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["reasons", "figures", "survey", "conversation", "check", "complaint"];

    /// <summary>Key.</summary>
    public required Guid ImprovementId { get; init; }

    /// <summary>Counts writes.</summary>
    public required int Revision { get; init; }

    /// <summary>The lesson.</summary>
    public required string Heard { get; init; }

    /// <summary>One of <see cref="Sources"/>.</summary>
    public required string Source { get; init; }

    /// <summary>What is to be changed.</summary>
    public required string Change { get; init; }

    /// <summary>The post that sees to it.</summary>
    public required string Owner { get; init; }

    /// <summary>Until when.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>By what it is measured, as <see cref="MeasuredRate.ToString"/>; empty for nothing.</summary>
    public required string Measure { get; init; }

    /// <summary>"planned", "changed" or "dropped".</summary>
    public required string State { get; init; }

    /// <summary>The day it came into force; null before.</summary>
    public required DateOnly? ChangedOn { get; init; }

    /// <summary>What was changed, or why it was dropped; empty while planned.</summary>
    public required string Outcome { get; init; }

    /// <summary>When it was published as it is (UTC); null: it is not public.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What everybody reads, as JSON; empty: nothing.</summary>
    public required string PublicJson { get; init; }

    /// <summary>By what it is measured; null: by nothing.</summary>
    public MeasuredRate? Measured => MeasuredRate.Parse(Measure);

    /// <summary>True: it was to be done by now.</summary>
    public bool IsLate(DateOnly today) => State == "planned" && DueOn < today;

    /// <summary>What everybody would read of it today.</summary>
    internal PublicImprovement ToPublic() => new(ImprovementId, Heard, Source, Change, Owner, DueOn, Measure, State, ChangedOn, Outcome);
}

/// <summary>What everybody reads of an improvement: the words as they were when a person published them.</summary>
/// <param name="ImprovementId">Key.</param>
/// <param name="Heard">The lesson.</param>
/// <param name="Source">One of <see cref="Improvement.Sources"/>.</param>
/// <param name="Change">What is to be changed.</param>
/// <param name="Owner">The post that sees to it.</param>
/// <param name="DueOn">Until when.</param>
/// <param name="Measure">By what it is measured; empty for nothing.</param>
/// <param name="State">"planned", "changed" or "dropped".</param>
/// <param name="ChangedOn">The day it came into force; null before.</param>
/// <param name="Outcome">What was changed, or why it was dropped.</param>
public sealed record PublicImprovement(
    Guid ImprovementId, string Heard, string Source, string Change, string Owner, DateOnly DueOn, string Measure, string State, DateOnly? ChangedOn, string Outcome);

/// <summary>A public improvement with the moment it was published.</summary>
/// <param name="Improvement">The words.</param>
/// <param name="PublishedAt">UTC.</param>
public sealed record PublishedImprovement(PublicImprovement Improvement, DateTimeOffset PublishedAt);

/// <summary>What an officer writes of a lesson.</summary>
public sealed class ImprovementForm
{
    /// <summary>Of the version that was read; 0 for a new one.</summary>
    public int Revision { get; set; }

    /// <summary>The lesson.</summary>
    public string? Heard { get; set; }

    /// <summary>From what it is drawn.</summary>
    public string? Source { get; set; }

    /// <summary>What is to be changed.</summary>
    public string? Change { get; set; }

    /// <summary>The post that sees to it.</summary>
    public string? Owner { get; set; }

    /// <summary>Until when, as a date field sends it.</summary>
    public string? DueOn { get; set; }

    /// <summary>By what it is measured; empty for nothing.</summary>
    public string? Measure { get; set; }

    /// <summary>What a person wrote before.</summary>
    internal static ImprovementForm Of(Improvement improvement) => new()
    {
        Revision = improvement.Revision,
        Heard = improvement.Heard,
        Source = improvement.Source,
        Change = improvement.Change,
        Owner = improvement.Owner,
        DueOn = improvement.DueOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Measure = improvement.Measure,
    };
}
