using Hangfire;
using Hangfire.Common;
using SupplierDiversity.Database;
using SupplierDiversity.Jobs;

namespace SupplierDiversity.Hangfire;

/// <summary>
/// Hangfire in the place of Quartz. On PostgreSQL its tables are in the portal's database, in a schema of their own, and
/// all processes share the work; beside SQLite it keeps everything in memory, for one process. What must not be lost is in
/// neither: it is in rows that jobs claim by lease.
/// </summary>
public sealed class HangfireServer(Db db, ILoggerFactory logging) : IJobServer, IAsyncDisposable
{
    private readonly Lazy<JobStorage> storage = new(() => HangfireStorage.For(db));
    private readonly RunGates gates = RunGates.For(db);
    private readonly ProcessLog log = new(logging);
    private readonly Lock gate = new();
    private BackgroundJobServer? server;
    private Task? stopped;

    /// <summary>Where Hangfire keeps its jobs.</summary>
    internal JobStorage Storage => storage.Value;

    /// <inheritdoc/>
    public async Task StartAsync(IReadOnlyList<PortalJob> jobs, Func<PortalJob, CancellationToken, Task<JobCount>> runAsync, CancellationToken ct)
    {
        log.Begin();
        var calls = new HangfireCalls(jobs, runAsync, gates, logging.CreateLogger<HangfireCalls>());
        await using (await gates.EnterAsync("declare", ct))
        {
            // Of several processes that start at once, one makes Hangfire's tables.
            await Task.Run(() => Declare(jobs), ct);
        }

        server = new BackgroundJobServer(
            new()
            {
                Activator = new OneActivator(calls),
                // One of each may run while another of each waits for it.
                WorkerCount = (2 * jobs.Count) + 1,
                // How exactly times are kept.
                SchedulePollingInterval = TimeSpan.FromSeconds(1),
                CancellationCheckInterval = TimeSpan.FromSeconds(1),
                HeartbeatInterval = TimeSpan.FromSeconds(10),
                ServerTimeout = TimeSpan.FromMinutes(1),
                ShutdownTimeout = TimeSpan.FromSeconds(30),
            },
            Storage);
    }

    /// <inheritdoc/>
    public Task NudgeAsync(string job, CancellationToken ct) =>
        server is null ? Task.CompletedTask : Task.Run(() => new RecurringJobManager(Storage).TriggerJob(job), ct);

    // A host may be told to stop from two sides; both wait for the one shutdown.
    /// <inheritdoc/>
    public Task StopAsync(CancellationToken ct)
    {
        lock (gate)
        {
            return stopped ??= server is null ? Task.CompletedTask : EndAsync(server, ct);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        if (storage.IsValueCreated && Storage is IDisposable kept)
        {
            kept.Dispose();
        }

        log.End();
    }

    private static async Task EndAsync(BackgroundJobServer server, CancellationToken ct)
    {
        server.SendStop();
        await server.WaitForShutdownAsync(ct);
        server.Dispose();
    }

    // A stored schedule whose times are the same is left alone by Hangfire itself. What was missed while nobody ran is made
    // up for once. Jobs that only other versions know stay theirs.
    private void Declare(IReadOnlyList<PortalJob> jobs)
    {
        var manager = new RecurringJobManager(Storage);
        foreach (var job in jobs)
        {
            var call = HangfireCalls.IsOften(job)
                ? Job.FromExpression<HangfireCalls>(calls => calls.RunOftenAsync(job.Name, null, CancellationToken.None))
                : Job.FromExpression<HangfireCalls>(calls => calls.RunSeldomAsync(job.Name, null, CancellationToken.None));
            manager.AddOrUpdate(job.Name, call, CronOf(job), new() { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Relaxed });
        }
    }

    // Quartz counts the days of the week from 1 (Sunday), Hangfire from 0; their names mean the same to both.
    private static string CronOf(PortalJob job) =>
        job.Cron.Split(' ') is [_, _, _, _, _, var days] && !days.Any(char.IsAsciiDigit)
            ? job.Cron
            : throw new NotSupportedException($"The times of job {job.Name}, '{job.Cron}', must have six parts and name the days of the week (MON).");

    /// <summary>Every call goes to the one object that knows the jobs.</summary>
    private sealed class OneActivator(HangfireCalls calls) : JobActivator
    {
        public override object ActivateJob(Type jobType) => calls;
    }
}
