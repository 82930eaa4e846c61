namespace SupplierDiversity.Features.Tenders;

/// <summary>A tender as a list shows it.</summary>
internal sealed record TenderRow
{
    public required string TenderId { get; init; }
    public required Guid ShownNoticeKey { get; init; }
    public required string Kind { get; init; }
    public required string Language { get; init; }
    public string? OnlyLanguage { get; init; }
    public string? CityName { get; init; }
    public required string TitleJson { get; init; }
    public required string? CpvMain { get; init; }
    public required bool PlaceKnown { get; init; }
    public required long? ValueCents { get; init; }
    public required string? Currency { get; init; }
    public required int LotCount { get; init; }
    public required DateTimeOffset? FirstDeadlineAt { get; init; }
    public required DateTimeOffset? LastDeadlineAt { get; init; }
    public required string DeadlinesJson { get; init; }
    public required string Duties { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required DateTimeOffset? CancelledAt { get; init; }
    public required DateTimeOffset? ResultAt { get; init; }
    public required DateTimeOffset? WithdrawnAt { get; init; }
    public required Guid BuyerId { get; init; }
    public required string BuyerNameJson { get; init; }
    public required string BuyerName { get; init; }
    public required string? BuyerCountry { get; init; }
    public required string? TimeZone { get; init; }

    /// <summary>NUTS codes parted by blanks; null when there are none.</summary>
    public required string? Places { get; init; }
}

internal sealed record TotalsRow
{
    public required long Found { get; init; }
    public required long Open { get; init; }
    public required DateTimeOffset? ChangedAt { get; init; }
    public required DateTimeOffset? NextFirst { get; init; }
    public required DateTimeOffset? NextLast { get; init; }
}

internal sealed record CountRow
{
    public required string Code { get; init; }
    public required long Tenders { get; init; }
}

internal sealed record NoticeRow
{
    public required string Kind { get; init; }
    public required int Version { get; init; }
    public required string? PublicationNumber { get; init; }
    public required DateOnly? PublishedOn { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
    public required bool Cancels { get; init; }
}

internal sealed record ChangeRow
{
    public required int Number { get; init; }
    public required string Kind { get; init; }
    public required string ChangesJson { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
}

internal sealed record ResultRow
{
    public required Guid LotResultId { get; init; }
    public required string LotId { get; init; }
    public required string? Status { get; init; }
    public required string? NotAwardedReason { get; init; }
    public required long? LowestCents { get; init; }
    public required long? HighestCents { get; init; }
    public required string? Currency { get; init; }
    public required DateOnly? DecidedOn { get; init; }
    public required string Withheld { get; init; }
}

internal sealed record BidsRow
{
    public required Guid LotResultId { get; init; }
    public required string Kind { get; init; }
    public required int Bids { get; init; }
}

internal sealed record WinnerRow
{
    public required Guid LotResultId { get; init; }
    public required int TenderNumber { get; init; }
    public required int Position { get; init; }
    public required string Role { get; init; }
    public required string Name { get; init; }
    public required string? Country { get; init; }
    public required string? Size { get; init; }
    public required long? ValueCents { get; init; }
    public required string? Currency { get; init; }
}
