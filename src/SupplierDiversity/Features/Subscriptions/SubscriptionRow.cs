using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Subscriptions;

internal sealed record SubscriptionRow
{
    public required Guid SubscriptionId { get; init; }

    public required Guid RecipientId { get; init; }

    public required string Name { get; init; }

    public required string Organisation { get; init; }

    public required string Languages { get; init; }

    public required string Cpv { get; init; }

    public required string Nuts { get; init; }

    public required string Words { get; init; }

    public required string Frequency { get; init; }

    public required DateTimeOffset? ConfirmedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public Subscription ToSubscription() => new()
    {
        SubscriptionId = SubscriptionId,
        RecipientId = RecipientId,
        Name = Name,
        Organisation = Organisation,
        Languages = Split(Languages),
        Filter = AlertFilter.Read(Split(Cpv), Split(Nuts), Split(Words)).Filter,
        Frequency = Subscription.FrequencyOf(Frequency)!.Value,
        ConfirmedAt = ConfirmedAt,
        EndedAt = EndedAt,
    };

    private static string[] Split(string list) => list.Length == 0 ? [] : list.Split(';');
}

internal sealed record RecipientRow
{
    public required Guid RecipientId { get; init; }

    public required string Email { get; init; }

    public required DateTimeOffset? StoppedAt { get; init; }
}
