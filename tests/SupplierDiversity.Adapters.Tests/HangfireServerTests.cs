using Hangfire.Storage;
using Microsoft.Extensions.Logging;
using SupplierDiversity.Database;
using SupplierDiversity.Hangfire;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Tests.Jobs;

namespace SupplierDiversity.Adapters.Tests;

/// <summary>Hangfire beside SQLite: everything in memory.</summary>
public sealed class HangfireInMemoryTests : JobServerContract
{
    protected override int Closest => HangfirePostgresTests.Grain;

    protected override DatabaseEngine? Engine => DatabaseEngine.Sqlite;

    protected override IJobServer Make(Db db, ILoggerFactory logging) => new HangfireServer(db, logging);
}

/// <summary>Hangfire with its tables in PostgreSQL.</summary>
public sealed class HangfirePostgresTests : RememberingJobServerContract
{
    // It looks once a second, and takes times that passed meanwhile for one.
    internal const int Grain = 3;

    protected override int Closest => Grain;

    protected override DatabaseEngine? Engine => DatabaseEngine.Postgres;

    protected override IJobServer Make(Db db, ILoggerFactory logging) => new HangfireServer(db, logging);

    [Fact]
    public async Task Serve_TheWholeList_IsDueWhenThePortalSaysSo()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, Engine);
        await using var db = new Db(database.Settings);
        await using var server = new HangfireServer(db, Log.Factory);
        await server.StartAsync(JobList.OfThePortal.All, (_, _) => Task.FromResult(default(JobCount)), TestContext.Current.CancellationToken);
        using var connection = server.Storage.GetConnection();
        var stored = connection.GetRecurringJobs().ToDictionary(j => j.Id);
        Assert.Equal(JobList.OfThePortal.All.Select(j => j.Name).Order(), stored.Keys.Order());
        Assert.All(JobList.OfThePortal.All, job =>
        {
            Assert.Equal(TimeZoneInfo.Utc.Id, stored[job.Name].TimeZoneId);
            var next = new DateTimeOffset(stored[job.Name].NextExecution!.Value, TimeSpan.Zero);
            Assert.Equal(next, JobTimes.Next(job, next.AddSeconds(-1)));
        });
    }

    // Hangfire keeps one place for its log in a process; what stood there last may be gone.
    [Fact]
    public async Task Serve_AnotherPortalOfTheProcessEnds_GoesOn()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, Engine);
        await using var running = await StartAsync(database, Seldom);
        await using var elsewhere = await TestDatabase.CreateAsync(migrated: false, Engine);
        using (var logging = LoggerFactory.Create(_ => { }))
        {
            await using var db = new Db(elsewhere.Settings);
            await using var other = new HangfireServer(db, logging);
            await other.StartAsync([], (_, _) => Task.FromResult(default(JobCount)), TestContext.Current.CancellationToken);
        }

        await running.Server.NudgeAsync("tick", TestContext.Current.CancellationToken);
        await Log.CallsAsync(1);
        Assert.Empty(Log.Troubles);
    }

    [Fact]
    public async Task Serve_RunBreaks_IsTriedAgainWhereTheNextTimeIsFar()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, Engine);
        await using var db = new Db(database.Settings);
        await using var server = new HangfireServer(db, Log.Factory);
        PortalJob[] jobs = [new("nightly", Seldom, (_, _) => Task.FromResult(default(JobCount))), new("often", "0 * * * * ?", (_, _) => Task.FromResult(default(JobCount)))];
        await server.StartAsync(jobs, (_, _) => Task.FromResult(new JobCount(Broken: 1)), TestContext.Current.CancellationToken);
        await server.NudgeAsync("nightly", TestContext.Current.CancellationToken);
        await server.NudgeAsync("often", TestContext.Current.CancellationToken);
        await Log.CallsAsync(2);
        var monitor = server.Storage.GetMonitoringApi();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (monitor.ScheduledCount() < 1 || monitor.DeletedListCount() < 1)
        {
            await Task.Delay(100, patience.Token);
        }

        Assert.Contains("nightly", Assert.Single(monitor.ScheduledJobs(0, 10)).Value.Job.Args);
        Assert.Contains("often", monitor.DeletedJobs(0, 10)[0].Value.Job.Args);
    }
}
