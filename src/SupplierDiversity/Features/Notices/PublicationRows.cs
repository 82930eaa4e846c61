using System.Text.Json;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

internal sealed record KnownFileRow
{
    public required Guid NoticeKey { get; init; }
    public required string Sha256 { get; init; }
    public required string TenderId { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
}

internal sealed record NoticeRow
{
    public required Guid NoticeKey { get; init; }
    public required string Sha256 { get; init; }
    public required string NoticeId { get; init; }
    public required int Version { get; init; }
    public required string TenderId { get; init; }
    public required string Kind { get; init; }
    public string? PublicationNumber { get; init; }
    public required string OrderKey { get; init; }
    public required string OwnProcedure { get; init; }
    public string? NamesNotice { get; init; }
    public int? NamesVersion { get; init; }
    public required bool Replaces { get; init; }
    public required bool Cancels { get; init; }
    public required string ResultLots { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }

    public NoticeFacts Facts => new()
    {
        Key = NoticeKey,
        Sha256 = Sha256,
        NoticeId = NoticeId,
        Version = Version,
        Kind = NoticeKindWords.Of(Kind),
        PublicationNumber = PublicationNumber,
        OrderKey = OrderKey,
        OwnProcedure = OwnProcedure,
        Names = NamesNotice is null ? null : new NoticeReference(NamesNotice, NamesVersion),
        Replaces = Replaces,
        Cancels = Cancels,
        ResultLots = JsonSerializer.Deserialize<string[]>(ResultLots) ?? [],
        ImportedAt = ImportedAt,
    };
}

internal sealed record TenderRow
{
    public required string TenderId { get; init; }
    public required Guid ShownNoticeKey { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    public DateTimeOffset? ResultAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
}

internal sealed record EditionRow
{
    public required string TenderId { get; init; }
    public required int Number { get; init; }
    public required string FactsJson { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
}

internal sealed record ResultSourceRow
{
    public required string TenderId { get; init; }
    public required Guid NoticeKey { get; init; }
    public required string LotId { get; init; }
}

internal sealed record DocumentRow
{
    public required Guid NoticeKey { get; init; }
    public required string DocumentJson { get; init; }
}

internal sealed record BuyerRow
{
    public required Guid BuyerId { get; init; }
    public required string MatchKey { get; init; }
    public required string KnownFrom { get; init; }
}

/// <summary>Kinds of notices as they stand in the database.</summary>
internal static class NoticeKindWords
{
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Call => "call",
        NoticeKind.DirectAward => "direct-award",
        NoticeKind.Result => "result",
        NoticeKind.Modification => "modification",
        NoticeKind.Planning => "planning",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A notice outside the portal's scope is not kept."),
    };

    public static NoticeKind Of(string word) => word switch
    {
        "call" => NoticeKind.Call,
        "direct-award" => NoticeKind.DirectAward,
        "result" => NoticeKind.Result,
        "modification" => NoticeKind.Modification,
        _ => NoticeKind.Planning,
    };
}
