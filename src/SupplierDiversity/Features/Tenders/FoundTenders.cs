using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Tenders;

/// <summary>One page of a search.</summary>
public sealed record FoundTenders
{
    /// <summary>What was searched, without the parts that could not be used.</summary>
    public required TenderSearch Search { get; init; }

    /// <summary>ISO 639-1 tag of the language it is written in.</summary>
    public required string Language { get; init; }

    /// <summary>Name of the city or buyer the search is narrowed to.</summary>
    public required string? NarrowedTo { get; init; }

    /// <summary>Trades that are called like the words: CPV prefix and name; their tenders are found too unless only the words count. Empty in feeds.</summary>
    public IReadOnlyList<(string Cpv, Words Name)> Trades { get; init; } = [];

    /// <summary>How many tenders there are on all pages.</summary>
    public required long Found { get; init; }

    /// <summary>When anything of the result last changed; null for an empty result.</summary>
    public required DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The tenders of this page.</summary>
    public required IReadOnlyList<TenderHit> Hits { get; init; }

    /// <summary>Ways to narrow the search; null in feeds.</summary>
    public required TenderFacets? Facets { get; init; }

    /// <summary>How many pages there are; 0 without any tender.</summary>
    public long Pages => (Found + TenderFinder.PageSize - 1) / TenderFinder.PageSize;
}

/// <summary>Ways to narrow a search, each with the number of tenders it leads to.</summary>
public sealed record TenderFacets
{
    /// <summary>Tenders of this search one can still take part in.</summary>
    public required long Open { get; init; }

    /// <summary>CPV divisions.</summary>
    public required IReadOnlyList<Facet> Trades { get; init; }

    /// <summary>Countries by their two NUTS letters; tenders anywhere or without a place count in each.</summary>
    public required IReadOnlyList<Facet> Countries { get; init; }

    /// <summary>Tenders anywhere or without a stated place.</summary>
    public required long Anywhere { get; init; }

    /// <summary>Equality tags.</summary>
    public required IReadOnlyList<Facet> Duties { get; init; }

    /// <summary>Tenders with any equality duty.</summary>
    public required long WithDuty { get; init; }
}

/// <summary>One way to narrow a search.</summary>
/// <param name="Value">The value as it stands in the address.</param>
/// <param name="Name">The value in the reader's words.</param>
/// <param name="Tenders">How many tenders it leads to.</param>
public sealed record Facet(string Value, string Name, long Tenders);

/// <summary>Equality duties in the reader's words.</summary>
internal static class DutyWords
{
    /// <summary>The short name of a tag; a tag the portal has no words for stands as it is.</summary>
    public static string Name(Language language, string tag) =>
        language.Has($"duties.{tag}.name") ? language[$"duties.{tag}.name"] : tag;

    /// <summary>What a tag asks for, in one or two plain sentences.</summary>
    public static string Meaning(Language language, string tag) =>
        language.Has($"duties.{tag}.text") ? language[$"duties.{tag}.text"] : language["duties.unknown"];
}
