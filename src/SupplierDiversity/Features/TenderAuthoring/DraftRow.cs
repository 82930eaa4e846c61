using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Authoring;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>A draft with where it stands.</summary>
public sealed record DraftRow
{
    /// <summary>Key.</summary>
    public required Guid DraftId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid CityId { get; init; }

    /// <summary>BT-04.</summary>
    public required string ProcedureId { get; init; }

    /// <summary>The tender it became; null: never published.</summary>
    public required string? TenderId { get; init; }

    /// <summary>As typed.</summary>
    public required string Title { get; init; }

    /// <summary>Counts writes.</summary>
    public required int Revision { get; init; }

    /// <summary><c>writing</c>, <c>waiting</c> for a second officer, <c>published</c>, <c>cancelled</c>.</summary>
    public required string State { get; init; }

    /// <summary>True: what waits calls the procedure off.</summary>
    public required bool Cancels { get; init; }

    /// <summary>Why it is corrected or called off.</summary>
    public required string Reason { get; init; }

    /// <summary>Why a second officer gave it back; empty otherwise.</summary>
    public required string ReturnedReason { get; init; }

    /// <summary>The draft as JSON.</summary>
    public required string DocumentJson { get; init; }

    /// <summary>Who wrote last.</summary>
    public required Guid WrittenBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Who asked for the signature, or null.</summary>
    public required Guid? HandedBy { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The draft.</summary>
    public TenderDraft Draft => NoticeDocument.Read<TenderDraft>(DocumentJson);
}

/// <summary>One revision of a draft.</summary>
public sealed record DraftVersion
{
    /// <summary>Which.</summary>
    public required int Revision { get; init; }

    /// <summary>The question that was answered.</summary>
    public required string Step { get; init; }

    /// <summary>The draft as JSON.</summary>
    public required string DocumentJson { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Guid WrittenBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The draft.</summary>
    public TenderDraft Draft => NoticeDocument.Read<TenderDraft>(DocumentJson);
}
