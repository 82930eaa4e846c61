using System.Data.Common;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>What a subscription would have sent lately, so that a person sees it before agreeing.</summary>
public sealed class SubscriptionPreview(AnnouncedLately tenders, TimeProvider clock)
{
    private const int MostShown = 10;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>The calls announced in the last 30 days that fit and were not called off: how many, and the newest ten.</summary>
    public Task<FittingTenders> FindAsync(DbConnection connection, AlertFilter filter) =>
        tenders.FindAsync(connection, filter, clock.GetUtcNow() - Lately, MostShown);
}
