using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Authoring;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>A tender that was written in the portal, as it was last published, with its clauses.</summary>
/// <param name="TenderId">The tender.</param>
/// <param name="CityId">Whose it is.</param>
/// <param name="Publications">Everything that went out, oldest first; never empty.</param>
/// <param name="Clauses">The clauses of the last publication, each with its row of the equality matrix, in their order.</param>
public sealed record AuthoredTender(string TenderId, Guid CityId, IReadOnlyList<AuthoredNotice> Publications, IReadOnlyList<ClauseInTender> Clauses)
{
    /// <summary>What counts now.</summary>
    public AuthoredNotice Last => Publications[^1];

    /// <summary>The draft as it was last published.</summary>
    public TenderDraft Draft => Last.Draft;
}

/// <summary>One publication.</summary>
public sealed record AuthoredNotice
{
    /// <summary>Key.</summary>
    public required Guid AuthoredNoticeId { get; init; }

    /// <summary>The draft it came from.</summary>
    public required Guid DraftId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid CityId { get; init; }

    /// <summary>BT-04.</summary>
    public required string ProcedureId { get; init; }

    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>1, 2 … per draft.</summary>
    public required int Number { get; init; }

    /// <summary>BT-701; its version (BT-757) is always 1.</summary>
    public required string NoticeId { get; init; }

    /// <summary><c>first</c>, <c>correction</c> or <c>cancellation</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>BT-141, in the language of the draft; empty for the first.</summary>
    public required string Reason { get; init; }

    /// <summary>What a correction changed, as JSON.</summary>
    public required string ChangesJson { get; init; }

    /// <summary>The draft as JSON.</summary>
    public required string DocumentJson { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The draft as it went out.</summary>
    public TenderDraft Draft => NoticeDocument.Read<TenderDraft>(DocumentJson);

    /// <summary>What a correction changed.</summary>
    public IReadOnlyList<DraftChange> Changes => NoticeDocument.Read<List<DraftChange>>(ChangesJson);

    /// <summary>How a later notice names this one (BT-758).</summary>
    public string Reference => $"{NoticeId}-01";
}
