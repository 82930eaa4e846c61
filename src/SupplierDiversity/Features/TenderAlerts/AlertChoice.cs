using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>Decides, at the moment of sending, whether a row is still to be said and in which words.</summary>
internal sealed class AlertChoice(
    IReadOnlyDictionary<(Guid Recipient, string Tender), EarlierRow> earlier,
    IReadOnlyDictionary<string, ShownNotice> shown,
    IReadOnlyDictionary<(string Tender, int Edition), MaterialFacts> facts,
    DateTimeOffset now)
{
    /// <summary>The reason of what waited until nobody could bid any more.</summary>
    public const string TooLate = "deadline passed";

    public (AlertToWrite? Write, string? Suppressed) Of(AlertRow row)
    {
        var known = earlier[(row.RecipientId, row.TenderId)];
        if (!shown.TryGetValue(row.TenderId, out var tender) || tender.IsWithdrawn)
        {
            return (null, "withdrawn");
        }

        if (known.Newest > row.Edition)
        {
            return (null, "superseded");
        }

        // A call that is over is no news; that it was called off still is, to those who may have written a bid.
        if (tender.LastDeadlineAt <= now && !tender.IsCancelled)
        {
            return (null, TooLate);
        }

        // Somebody who was never told reads a change as a new tender, and nothing of one that was called off.
        if (known.Told is not { } told)
        {
            return tender.IsCancelled ? (null, "cancelled") : (new AlertToWrite(row, tender, "new", null, []), null);
        }

        var changes = facts.TryGetValue((row.TenderId, told), out var before) && facts.TryGetValue((row.TenderId, row.Edition), out var after)
            ? Changes(before, after) : [];
        return (new AlertToWrite(row, tender, tender.IsCancelled ? "cancelled" : "changed", told, changes), null);
    }

    private static IReadOnlyList<MaterialChange> Changes(MaterialFacts before, MaterialFacts after) =>
        before.Cancelled && !after.Cancelled ? [new MaterialChange("reinstated", null, null, null), .. after.Since(before)] : after.Since(before);
}

internal sealed record AlertRow
{
    public required Guid AlertId { get; init; }

    public required Guid RecipientId { get; init; }

    public required string TenderId { get; init; }

    public required int Edition { get; init; }

    public required string ReasonsJson { get; init; }

    public required string Language { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required int Attempts { get; init; }

    public required Guid MailId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed record EarlierRow
{
    public required Guid RecipientId { get; init; }

    public required string TenderId { get; init; }

    public required int Newest { get; init; }

    public required int? Told { get; init; }
}
