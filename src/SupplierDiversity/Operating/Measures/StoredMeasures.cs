using System.Data.Common;
using System.Diagnostics.Metrics;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Operating.Measures;

/// <summary>
/// What is counted in the database when somebody asks: it holds for all processes and for commands too. It looks across
/// features as the integrity check does, counts, and changes nothing.
/// </summary>
internal sealed class StoredMeasures(PortalMeters meters, Db db) : IHostedService
{
    private const string Waiting =
        """
        SELECT 'alerts' AS label, count(*) AS number FROM alerts WHERE state IN ('queued', 'failed')
        UNION ALL SELECT 'letters', count(*) FROM letters WHERE state IN ('queued', 'failed')
        UNION ALL SELECT 'announcements', count(*) FROM editions WHERE fanned_out_at IS NULL AND announce = TRUE
        """;

    private const string Parked =
        """
        SELECT 'alerts' AS label, count(*) AS number FROM alerts WHERE state = 'parked'
        UNION ALL SELECT 'letters', count(*) FROM letters WHERE state = 'parked'
        UNION ALL SELECT 'announcements', count(*) FROM editions WHERE fanned_out_at IS NULL AND announce = TRUE AND parked_reason IS NOT NULL
        """;

    private const string Notices =
        """
        SELECT 'imported' AS label, CAST(coalesce(sum(published + updated), 0) AS bigint) AS number FROM imports
        UNION ALL SELECT 'refused', CAST(coalesce(sum(rejected), 0) AS bigint) FROM imports
        """;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        meters.Meter.CreateObservableGauge("portal.queue.depth", () => Read(Waiting, "queue"), "{item}", "What waits: alerts and letters to be sent, announcements that have not found their readers.");
        meters.Meter.CreateObservableGauge("portal.queue.parked", () => Read(Parked, "queue"), "{item}", "What was given up and waits for an administrator.");
        meters.Meter.CreateObservableCounter("portal.notices", () => Read(Notices, "outcome"), "{notice}", "Notices taken in and files refused, over all imports.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private List<Measurement<long>> Read(string sql, string label)
    {
        try
        {
            using var connection = db.Open();
            return [.. connection.Query<CountRow>(sql).Select(row => new Measurement<long>(row.Number, new KeyValuePair<string, object?>(label, row.Label)))];
        }
        catch (DbException)
        {
            // No figure says more than a wrong one; that the database is away is seen at /health/ready.
            return [];
        }
    }

    private sealed record CountRow
    {
        public required string Label { get; init; }

        public required long Number { get; init; }
    }
}
