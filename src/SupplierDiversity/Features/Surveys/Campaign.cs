using SupplierDiversity.Features.Suppliers;

namespace SupplierDiversity.Features.Surveys;

/// <summary>Where a survey stands; its words are <c>surveys.admin.state.…</c>.</summary>
public enum CampaignState
{
    /// <summary>Prepared; nobody was asked.</summary>
    Draft,

    /// <summary>Answers come in.</summary>
    Open,

    /// <summary>Over, not published.</summary>
    Closed,

    /// <summary>Results are public.</summary>
    Published,
}

/// <summary>A survey of a city among firms.</summary>
public sealed record Campaign
{
    /// <summary>Key.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Whose.</summary>
    public required Guid CityId { get; init; }

    /// <summary>Which questionnaire.</summary>
    public required string Survey { get; init; }

    /// <summary>Which version of it.</summary>
    public required int Version { get; init; }

    /// <summary>CPV prefixes parted by semicolons; empty: all.</summary>
    public required string Cpv { get; init; }

    /// <summary>NUTS prefixes parted by semicolons; empty: all.</summary>
    public required string Nuts { get; init; }

    /// <summary>Sizes parted by semicolons; empty: all.</summary>
    public required string Sizes { get; init; }

    /// <summary>Smaller counts are never shown.</summary>
    public required int LeastCount { get; init; }

    /// <summary>The last day for answers, in the city.</summary>
    public required DateOnly ClosesOn { get; init; }

    /// <summary>The end of that day (UTC).</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>When the invitations went out (UTC); null: not yet.</summary>
    public required DateTimeOffset? SentAt { get; init; }

    /// <summary>When the results were published (UTC); null: not yet.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What was published; null: nothing yet.</summary>
    public required string? ResultsJson { get; init; }

    /// <summary>Whom it asks.</summary>
    public PoolWish Pool => new(Parts(Cpv), Parts(Nuts), Parts(Sizes));

    /// <summary>Where it stands at an instant.</summary>
    public CampaignState State(DateTimeOffset now) =>
        PublishedAt is not null ? CampaignState.Published : SentAt is null ? CampaignState.Draft : now < ClosesAt ? CampaignState.Open : CampaignState.Closed;

    private static string[] Parts(string list) => list.Split(';', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A firm that was asked.</summary>
public sealed record Invitation
{
    /// <summary>Key.</summary>
    public required Guid InvitationId { get; init; }

    /// <summary>The survey.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>The firm.</summary>
    public required Guid SupplierId { get; init; }

    /// <summary>micro, small, medium or large when it was asked; null: not stated.</summary>
    public required string? Size { get; init; }

    /// <summary>Its first CPV division then; empty: not stated.</summary>
    public required string Trade { get; init; }
}
