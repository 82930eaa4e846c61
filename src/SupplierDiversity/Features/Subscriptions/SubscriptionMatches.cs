using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>Finds the subscriptions a tender is for: an index narrows them down, the rule decides.</summary>
public sealed class SubscriptionMatches(Db db)
{
    /// <summary>
    /// Subscriptions confirmed before the instant that fit, with every reason, those of one recipient one after the
    /// other. They are streamed: a tender for a million people needs no memory for a million rows.
    /// </summary>
    public async IAsyncEnumerable<(Subscription Subscription, IReadOnlyList<MatchReason> Reasons)> FindAsync(
        AnnouncedTender tender, DateTimeOffset confirmedBefore, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        await foreach (var row in CandidatesAsync(connection, tender, confirmedBefore).WithCancellation(ct))
        {
            var subscription = row.ToSubscription();
            if (SubscriptionMatch.Reasons(subscription.Filter, tender) is { Count: > 0 } reasons)
            {
                yield return (subscription, reasons);
            }
        }
    }

    internal IAsyncEnumerable<SubscriptionRow> CandidatesAsync(System.Data.Common.DbConnection connection, AnnouncedTender tender, DateTimeOffset confirmedBefore)
    {
        var (points, ranges) = MatchKeys.ProbesOf(tender);
        return db.Engine == DatabaseEngine.Postgres
            ? connection.QueryUnbufferedAsync<SubscriptionRow>(SubscriptionsSql.MatchOnPostgres, new
            {
                Points = points.ToArray(),
                Lows = ranges.Select(r => r.Low).ToArray(),
                Highs = ranges.Select(r => r.High).ToArray(),
                Before = confirmedBefore,
            })
            : connection.QueryUnbufferedAsync<SubscriptionRow>(SubscriptionsSql.MatchOnSqlite, new
            {
                Points = JsonSerializer.Serialize(points),
                Ranges = JsonSerializer.Serialize(ranges.Select(r => new[] { r.Low, r.High })),
                Before = confirmedBefore,
            });
    }
}
