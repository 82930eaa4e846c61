using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>What somebody wants to hear, how often and in which languages.</summary>
public sealed record Subscription
{
    /// <summary>Key.</summary>
    public required Guid SubscriptionId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid RecipientId { get; init; }

    /// <summary>Name of the person; may be empty.</summary>
    public required string Name { get; init; }

    /// <summary>Network, business or medium; may be empty.</summary>
    public required string Organisation { get; init; }

    /// <summary>BCP 47 tags in order of preference.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>What is asked for.</summary>
    public required AlertFilter Filter { get; init; }

    /// <summary>How soon.</summary>
    public required AlertFrequency Frequency { get; init; }

    /// <summary>Instant of consent (UTC); null until then.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Instant of the end (UTC); null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The frequency as the database and the CSV file spell it.</summary>
    public static string WordOf(AlertFrequency frequency) => frequency switch
    {
        AlertFrequency.Instant => "instant",
        AlertFrequency.Daily => "daily",
        _ => "weekly",
    };

    /// <summary>The frequency of its word; null when there is none such.</summary>
    public static AlertFrequency? FrequencyOf(string word) => word switch
    {
        "instant" => AlertFrequency.Instant,
        "daily" => AlertFrequency.Daily,
        "weekly" => AlertFrequency.Weekly,
        _ => null,
    };
}
