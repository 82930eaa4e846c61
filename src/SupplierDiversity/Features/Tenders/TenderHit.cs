using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Tenders;

/// <summary>One tender as lists and feeds show it, in the reader's words.</summary>
public sealed record TenderHit
{
    /// <summary>Stable, printable id of the tender.</summary>
    public required string Id { get; init; }
    /// <summary>What is bought.</summary>
    public required Words Title { get; init; }
    /// <summary>Who buys.</summary>
    public required Words Buyer { get; init; }
    /// <summary>Where; null when no place is stated.</summary>
    public required string? Place { get; init; }
    /// <summary>"open", "closed", "cancelled", "result", "planning", "direct-award" or "modification".</summary>
    public required string Status { get; init; }
    /// <summary>The next deadline as a day with its weekday in the buyer's zone; null when none is stated.</summary>
    public required string? DeadlineDay { get; init; }
    /// <summary>"in 9 days"; null when it is over.</summary>
    public required string? Left { get; init; }
    /// <summary>The instant of that deadline.</summary>
    public required DateTimeOffset? DeadlineAt { get; init; }
    /// <summary>Estimated value; null when not stated.</summary>
    public required string? Value { get; init; }
    /// <summary>Number of lots.</summary>
    public required int Lots { get; init; }
    /// <summary>Equality tags, without positions.</summary>
    public required IReadOnlyList<string> Duties { get; init; }
    /// <summary>The moment the portal took it in.</summary>
    public required DateTimeOffset PublishedAt { get; init; }
    /// <summary>The moment it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    private static readonly HashSet<string> Positions = [.. Enum.GetValues<ClausePosition>().Select(EqualityDuties.WordOf)];

    internal static TenderHit Of(TenderRow row, TenderWording words)
    {
        var zone = TenderWording.Zone(row.TimeZone, row.BuyerCountry);
        var next = NextDeadline(row, words);
        return new TenderHit
        {
            Id = row.TenderId,
            Title = words.Local(row.TitleJson, row.Language, words.T["tenders.no_title"]),
            Buyer = words.Local(row.BuyerNameJson, row.Language, row.BuyerName),
            Place = row.PlaceKnown ? words.Places(row.Places?.Split(' ') ?? []) : null,
            Status = words.Status(row),
            DeadlineDay = next is { } at ? words.Day(at, zone) : null,
            Left = next is { } ahead ? words.Left(ahead, zone) : null,
            DeadlineAt = next,
            Value = row.ValueCents is { } cents && row.Currency is { } currency ? words.T.Money(cents, currency) : null,
            Lots = row.LotCount,
            Duties = TagsOf(row.Duties),
            PublishedAt = row.PublishedAt,
            ChangedAt = row.ChangedAt,
        };
    }

    /// <summary>The tags of a <c>duties</c> column without the positions.</summary>
    internal static IReadOnlyList<string> TagsOf(string duties) =>
        [.. duties.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(d => !Positions.Contains(d))];

    // Only where lots end at different times must all deadlines be read.
    private static DateTimeOffset? NextDeadline(TenderRow row, TenderWording words) =>
        row.FirstDeadlineAt == row.LastDeadlineAt || words.IsAhead(row.FirstDeadlineAt) ? row.FirstDeadlineAt
            : words.Next(NoticeDocument.Read<List<LotDeadline>>(row.DeadlinesJson))?.At ?? row.LastDeadlineAt;
}
