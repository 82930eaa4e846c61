using System.Runtime.CompilerServices;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>Everybody an announced tender is for, each once. The fan-out asks this, and so does the count before a publication: the figures are the same.</summary>
public sealed class EditionReaders(SubscriptionMatches matches)
{
    /// <summary>The people, streamed.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="publishedAt">Subscriptions confirmed before this instant (UTC) count.</param>
    /// <param name="ct">Stops the query.</param>
    internal async IAsyncEnumerable<AlertedPerson> FindAsync(AnnouncedTender tender, DateTimeOffset publishedAt, [EnumeratorCancellation] CancellationToken ct)
    {
        AlertedPerson? person = null;
        await foreach (var (subscription, reasons) in matches.FindAsync(tender, publishedAt, ct))
        {
            var known = reasons.Select(r => new AlertReason(subscription.SubscriptionId, r.Kind, r.Wanted, r.Found));
            if (person is not null && person.RecipientId == subscription.RecipientId)
            {
                person = person.With(subscription, known);
                continue;
            }

            if (person is not null)
            {
                yield return person;
            }

            person = AlertedPerson.Of(subscription, known);
        }

        if (person is not null)
        {
            yield return person;
        }
    }
}
