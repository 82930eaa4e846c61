using System.Globalization;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tenders;

/// <summary>What is needed of a notice to tell how it stands to the other notices of its procedure.</summary>
public sealed record NoticeFacts
{
    /// <summary>The portal's key of the notice.</summary>
    public required Guid Key { get; init; }
    /// <summary>SHA-256 of the file, in hex: the last word where nothing else tells two notices apart.</summary>
    public required string Sha256 { get; init; }
    /// <summary>BT-701.</summary>
    public required string NoticeId { get; init; }
    /// <summary>BT-757.</summary>
    public required int Version { get; init; }
    /// <summary>What the notice is.</summary>
    public required NoticeKind Kind { get; init; }
    /// <summary>Publication day, version, dispatch, as text that sorts: the greatest is the newest.</summary>
    public required string OrderKey { get; init; }
    /// <summary>OPP-010 without leading zeros.</summary>
    public string? PublicationNumber { get; init; }
    /// <summary>BT-04, else the notice id.</summary>
    public required string OwnProcedure { get; init; }
    /// <summary>The notice this one is about (BT-758, else BT-1501).</summary>
    public NoticeReference? Names { get; init; }
    /// <summary>True for a change notice (BT-758): it takes the place of the one it names.</summary>
    public bool Replaces { get; init; }
    /// <summary>True when it cancels the procedure (BT-140 "cancel", not for some lots only).</summary>
    public bool Cancels { get; init; }
    /// <summary>Lots it brings results for; "" stands for results without a lot.</summary>
    public IReadOnlyList<string> ResultLots { get; init; } = [];
    /// <summary>When the portal took it in.</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>The facts of a notice.</summary>
    public static NoticeFacts Of(Notice notice, Guid key, string sha256, DateTimeOffset importedAt) => new()
    {
        Key = key,
        Sha256 = sha256,
        NoticeId = notice.NoticeId,
        Version = notice.Version,
        Kind = notice.Kind,
        OrderKey = OrderKeyOf(notice),
        PublicationNumber = NoticeReference.Number(notice.PublicationNumber),
        OwnProcedure = notice.ProcedureId,
        Names = NoticeReference.Of(notice.ChangedNotice ?? notice.ModifiedNotice),
        Replaces = notice.ChangedNotice is not null,
        Cancels = IsCancellation(notice),
        ResultLots = notice.Result is null ? [] : [.. notice.Result.LotResults.Select(r => r.LotId).Distinct()],
        ImportedAt = importedAt,
    };

    /// <summary>True when the reference means this notice.</summary>
    public bool IsMeantBy(NoticeReference reference) =>
        reference.Name.Equals(NoticeId, StringComparison.OrdinalIgnoreCase) || reference.Name == PublicationNumber;

    // A notice that was never published has the day it was sent as its day.
    private static string OrderKeyOf(Notice notice)
    {
        var day = notice.PublishedOn ?? (notice.DispatchedAt is { } at ? DateOnly.FromDateTime(at.DateTime) : DateOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {notice.Version:D6} {notice.DispatchedAt?.UtcDateTime:yyyy-MM-dd HH:mm:ss}");
    }

    // A cancellation that names only some of the lots (BT-13716) leaves the others standing.
    private static bool IsCancellation(Notice notice) =>
        notice.ChangeReason == "cancel"
        && (notice.ChangedSections.Count == 0
            || notice.ChangedSections.Any(s => !s.StartsWith("LOT-", StringComparison.Ordinal))
            || notice.Lots.All(l => notice.ChangedSections.Contains(l.LotId)));
}
