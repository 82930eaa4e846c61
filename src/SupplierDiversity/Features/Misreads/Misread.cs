namespace SupplierDiversity.Features.Misreads;

/// <summary>A text the legal guard stopped, with the claim that it misread it.</summary>
public sealed record Misread
{
    /// <summary>Key.</summary>
    public required Guid MisreadId { get; init; }

    /// <summary>Whose.</summary>
    public required Guid CityId { get; init; }

    /// <summary>Fingerprint of position, language and text.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>"specification", "selection", "award" or "performance".</summary>
    public required string Position { get; init; }

    /// <summary>ISO 639-1 of the text.</summary>
    public required string Language { get; init; }

    /// <summary>The text, whole.</summary>
    public required string ClauseText { get; init; }

    /// <summary>What the guard found: "origin-quota".</summary>
    public required string Rule { get; init; }

    /// <summary>Why the text is lawful.</summary>
    public required string Reason { get; init; }

    /// <summary>"asked", "signed" or "refused".</summary>
    public required string State { get; init; }

    /// <summary>Who asked.</summary>
    public required Guid AskedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The lawyer; null while it waits.</summary>
    public required Guid? DecidedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What the lawyer added; may be empty.</summary>
    public required string DecidedNote { get; init; }

    /// <summary>"guard-wrong" or "guard-right", once somebody looked again; null before.</summary>
    public required string? Outcome { get; init; }

    /// <summary>What the guard should learn; may be empty.</summary>
    public required string Lesson { get; init; }

    /// <summary>Who looked again.</summary>
    public required Guid? ReviewedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Part of the key of its words: "asked", "signed", "refused", "guard_wrong" or "guard_right".</summary>
    public string Stand => (Outcome ?? State).Replace('-', '_');
}
