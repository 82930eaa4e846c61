using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>Somebody an edition is for: all subscriptions that fit together make one row.</summary>
/// <param name="RecipientId">The person.</param>
/// <param name="Frequency">The most urgent of the subscriptions' frequencies.</param>
/// <param name="Languages">The languages of the most urgent subscription, the oldest of them first.</param>
/// <param name="ConfirmedAt">When that subscription was confirmed.</param>
/// <param name="Reasons">Every reason of every subscription.</param>
internal sealed record AlertedPerson(
    Guid RecipientId, AlertFrequency Frequency, IReadOnlyList<string> Languages, DateTimeOffset ConfirmedAt, IReadOnlyList<AlertReason> Reasons)
{
    /// <summary>True when a network, business or medium is named with that subscription.</summary>
    public bool IsOrganisation { get; init; }

    public static AlertedPerson Of(Subscription subscription, IEnumerable<AlertReason> reasons) =>
        new(subscription.RecipientId, subscription.Frequency, subscription.Languages, subscription.ConfirmedAt!.Value, [.. reasons])
        {
            IsOrganisation = subscription.Organisation.Length > 0,
        };

    public AlertedPerson With(Subscription other, IEnumerable<AlertReason> reasons) =>
        (other.Frequency, other.ConfirmedAt!.Value).CompareTo((Frequency, ConfirmedAt)) < 0
            ? Of(other, Reasons.Concat(reasons))
            : this with { Reasons = [.. Reasons, .. reasons] };
}
