namespace SupplierDiversity.Features.BidReports.Saved;

/// <summary>A report that is sent again and again.</summary>
public sealed record SavedReport
{
    /// <summary>What can be sent; the period is always the last that is closed.</summary>
    public static IReadOnlyList<string> Contents { get; } = ["year", "years", "cities", "survey"];

    /// <summary>For whom: everybody may read the published figures, officers alone the exact ones.</summary>
    public static IReadOnlyList<string> Audiences { get; } = ["public", "officer"];

    /// <summary>Key.</summary>
    public required Guid SavedReportId { get; init; }

    /// <summary>Whose.</summary>
    public required Guid CityId { get; init; }

    /// <summary>As typed.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Contents"/>.</summary>
    public required string Content { get; init; }

    /// <summary>One of <see cref="Audiences"/>.</summary>
    public required string Audience { get; init; }

    /// <summary>One of <see cref="Rules.Reports.ReportRhythm.All"/>.</summary>
    public required string Rhythm { get; init; }

    /// <summary>When it was saved (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was stopped (UTC); null: it is sent.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>True: the exact figures of officers, which no mail carries.</summary>
    public bool ForOfficers => Audience == "officer";
}

/// <summary>Somebody on the list of a saved report.</summary>
public sealed record ReportRecipient
{
    /// <summary>Key.</summary>
    public required Guid RecipientId { get; init; }

    /// <summary>Of which report.</summary>
    public required Guid SavedReportId { get; init; }

    /// <summary>A person of the city; null: an address that confirmed itself.</summary>
    public required Guid? AccountId { get; init; }

    /// <summary>That address; empty for people with an account.</summary>
    public required string Email { get; init; }

    /// <summary>BCP 47; empty for people with an account.</summary>
    public required string Language { get; init; }

    /// <summary>When it was put on the list (UTC).</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>From when it gets mails (UTC); null: not confirmed.</summary>
    public required DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When it ended (UTC); null: it has not.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>True: the person stopped it.</summary>
    public required bool EndedBySelf { get; init; }

    /// <summary>What was last written to them; empty: nothing.</summary>
    public required string LastEdition { get; init; }
}

/// <summary>A mail that was written, or could not be.</summary>
public sealed record ReportMail
{
    /// <summary>To whom.</summary>
    public required Guid RecipientId { get; init; }

    /// <summary>Which edition.</summary>
    public required string Edition { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The letter; null: none was written.</summary>
    public required Guid? LetterId { get; init; }

    /// <summary>Why none was written: <c>no-right</c>, <c>no-address</c>; else empty.</summary>
    public required string Reason { get; init; }
}
