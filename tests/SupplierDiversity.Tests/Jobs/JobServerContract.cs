using Microsoft.Extensions.Logging;
using SupplierDiversity.Database;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Jobs;

/// <summary>What every job server does, whoever made it.</summary>
public abstract class JobServerContract : IDisposable
{
    /// <summary>New Year: not during a test.</summary>
    protected const string Seldom = "0 0 0 1 1 ?";

    /// <summary>The closest times the server keeps apart, in seconds.</summary>
    protected abstract int Closest { get; }

    /// <summary>The engine these tests are about; null: the run's.</summary>
    protected virtual DatabaseEngine? Engine => null;

    protected string Often => $"0/{Closest} * * * * ?";

    private protected SlotLog Log { get; } = new();

    /// <summary>The server under test.</summary>
    protected abstract IJobServer Make(Db db, ILoggerFactory logging);

    [Fact]
    public async Task Serve_ATimeComes_IsCalledOnceForIt()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, Engine);
        await using (await StartAsync(database, Often))
        {
            await Log.CallsAsync(3);
        }

        AssertEachTimeOnce();
    }

    [Fact]
    public async Task Serve_TheWholeList_UnderstandsEachTimes()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, Engine);
        await using var running = new Running(new(database.Settings), this);
        await running.Server.StartAsync(JobList.OfThePortal.All, (_, _) => Task.FromResult(default(JobCount)), TestContext.Current.CancellationToken);
        foreach (var job in JobList.OfThePortal.All)
        {
            await running.Server.NudgeAsync(job.Name, TestContext.Current.CancellationToken);
        }

        await Log.CallsAsync(JobList.OfThePortal.All.Count);
        Assert.Empty(Log.Troubles);
    }

    [Fact]
    public async Task Nudge_BesideItsTimes_RunsAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, Engine);
        await using var before = new Running(new(database.Settings), this);
        await before.Server.NudgeAsync("tick", TestContext.Current.CancellationToken);
        await using var running = await StartAsync(database, Seldom);
        await running.Server.NudgeAsync("no-such-job", TestContext.Current.CancellationToken);
        await running.Server.NudgeAsync("tick", TestContext.Current.CancellationToken);
        await Log.CallsAsync(1);
    }

    [Fact]
    public async Task Nudge_WhileItRuns_RunsAgainAfterwardsAndNeverTwiceAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, Engine);
        using var mayEnd = new SemaphoreSlim(0);
        var (inside, most) = (0, 0);
        await using var running = await StartAsync(database, Seldom, async ct =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await mayEnd.WaitAsync(ct);
            Interlocked.Decrement(ref inside);
            return default;
        });
        await running.Server.NudgeAsync("tick", TestContext.Current.CancellationToken);
        await Log.CallsAsync(1);
        await running.Server.NudgeAsync("tick", TestContext.Current.CancellationToken);
        mayEnd.Release(2);
        await Log.CallsAsync(1);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Serve_RunThrows_GoesOnWithTheNextTime()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, Engine);
        await using var running = await StartAsync(database, Often, _ => throw new InvalidOperationException("the database is away"));
        await Log.CallsAsync(2);
        Assert.Contains(Log.Troubles, t => t.Contains("the database is away", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_WhileAJobRuns_TellsItToStopAndWaits()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, Engine);
        var ended = false;
        await using var running = await StartAsync(database, Seldom, async ct =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, ct);
                return default;
            }
            finally
            {
                ended = true;
            }
        });
        await running.Server.NudgeAsync("tick", TestContext.Current.CancellationToken);
        await Log.CallsAsync(1);
        await running.Server.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(ended);
    }

    public void Dispose()
    {
        Log.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Every time between the first call and the last was called for, and none twice.</summary>
    protected void AssertEachTimeOnce()
    {
        var step = TimeSpan.FromSeconds(Closest);
        var slots = Log.Slots.Select(slot => slot.AddTicks(-(slot.Ticks % step.Ticks))).ToList();
        Assert.Equal(Enumerable.Range(0, slots.Count).Select(i => slots[0] + (i * step)), slots);
        Assert.Empty(Log.Troubles);
    }

    private protected async Task<Running> StartAsync(TestDatabase database, string cron, Func<CancellationToken, Task<JobCount>>? run = null)
    {
        var running = new Running(new Db(database.Settings), this);
        var job = new PortalJob("tick", cron, (_, _) => Task.FromResult(default(JobCount)));
        await running.Server.StartAsync([job], (_, ct) => run?.Invoke(ct) ?? Task.FromResult(default(JobCount)), TestContext.Current.CancellationToken);
        return running;
    }

    /// <summary>A process as far as a job server goes.</summary>
    private protected sealed class Running(Db db, JobServerContract contract) : IAsyncDisposable
    {
        public IJobServer Server { get; } = contract.Make(db, contract.Log.Factory);

        public async ValueTask DisposeAsync()
        {
            await Server.StopAsync(CancellationToken.None);
            if (Server is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync();
            }

            await db.DisposeAsync();
        }
    }
}
