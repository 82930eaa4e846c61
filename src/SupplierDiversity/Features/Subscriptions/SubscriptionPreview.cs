using System.Data.Common;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>What a subscription would have sent lately, so that a person sees it before agreeing.</summary>
public sealed class SubscriptionPreview(ShownNotices notices, TimeProvider clock)
{
    private const int MostLookedAt = 400;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>The calls of the last 30 days that fit, newest first; of very many calls the newest 400 are looked at.</summary>
    public async Task<IReadOnlyList<ShownNotice>> FindAsync(DbConnection connection, AlertFilter filter) =>
        [.. (await notices.SinceAsync(connection, clock.GetUtcNow() - Lately, MostLookedAt)).Values
            .Where(n => !n.IsCancelled && SubscriptionMatch.Reasons(filter, n.Announced).Count > 0)
            .OrderByDescending(n => n.PublishedAt)];
}
