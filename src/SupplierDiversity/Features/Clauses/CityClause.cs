using SupplierDiversity.Rules.Clauses.Library;

namespace SupplierDiversity.Features.Clauses;

/// <summary>A city's version of a clause of the library.</summary>
public sealed record CityClause
{
    /// <summary>Key.</summary>
    public required Guid CityClauseId { get; init; }

    /// <summary>Name in the library.</summary>
    public required string ClauseId { get; init; }

    /// <summary>Version of the library it began from.</summary>
    public required int LibraryVersion { get; init; }

    /// <summary>The city's own count.</summary>
    public required int Number { get; init; }

    /// <summary>False: the library's words as they are.</summary>
    public required bool Own { get; init; }

    /// <summary><c>draft</c>, <c>approved</c>, <c>replaced</c> or <c>dropped</c>.</summary>
    public required string State { get; init; }

    /// <summary>Who wrote last.</summary>
    public required Guid? WrittenBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When a lawyer decided, UTC; null while nobody has.</summary>
    public required DateTimeOffset? DecidedAt { get; init; }
}

/// <summary>The city's own words of a version in one language.</summary>
public sealed record CityWording
{
    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>The clause, with the blanks of the library's.</summary>
    public required string ClauseText { get; init; }

    /// <summary>What is shown as evidence.</summary>
    public required string Evidence { get; init; }

    /// <summary>How it is followed.</summary>
    public required string Monitoring { get; init; }

    /// <summary>The library's wording with the city's words in place of its own.</summary>
    public ClauseWording Over(ClauseWording original) => original with { Text = ClauseText, Evidence = Evidence, Monitoring = Monitoring };
}
