using SupplierDiversity.Database;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Jobs;

public sealed class QuartzServerTests : IDisposable
{
    private const string EverySecond = "* * * * * ?";
    private readonly SlotLog _log = new();

    [Fact]
    public async Task Serve_Restarted_NeitherForgetsNorRepeatsATime()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using (var first = await StartAsync(database, EverySecond))
        {
            await _log.CallsAsync(2);
        }

        await using (var second = await StartAsync(database, EverySecond))
        {
            await _log.CallsAsync(3);
        }

        AssertEverySecondOnce();
    }

    [Fact]
    public async Task Serve_TwoProcessesAndARestart_CallEachTimeOnce()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, DatabaseEngine.Postgres);
        await using var one = await StartAsync(database, EverySecond);
        await using (var two = await StartAsync(database, EverySecond))
        {
            await _log.CallsAsync(3);
        }

        await using var three = await StartAsync(database, EverySecond);
        await _log.CallsAsync(3);
        await one.DisposeAsync();
        await _log.CallsAsync(2);
        await three.DisposeAsync();
        AssertEverySecondOnce();
    }

    [Fact]
    public async Task Serve_TimesChanged_FollowsTheNewTimes()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using (var yearly = await StartAsync(database, "0 0 0 1 1 ?"))
        {
            Assert.Empty(_log.Slots);
        }

        await using var everySecond = await StartAsync(database, EverySecond);
        await _log.CallsAsync(2);
    }

    [Fact]
    public async Task Nudge_BesideItsTimes_RunsAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var server = await StartAsync(database, "0 0 0 1 1 ?");
        await server.Quartz.NudgeAsync("no-such-job", TestContext.Current.CancellationToken);
        await server.Quartz.NudgeAsync("tick", TestContext.Current.CancellationToken);
        await _log.CallsAsync(1);
    }

    [Fact]
    public async Task Serve_RunThrows_GoesOnWithTheNextTime()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var server = await StartAsync(database, EverySecond, () => throw new InvalidOperationException("the database is away"));
        await _log.CallsAsync(2);
        Assert.Contains(_log.Troubles, t => t.Contains("the database is away", StringComparison.Ordinal));
    }

    public void Dispose() => _log.Dispose();

    private void AssertEverySecondOnce()
    {
        var slots = _log.Slots;
        Assert.Equal(Enumerable.Range(0, slots.Count).Select(i => slots[0].AddSeconds(i)), slots);
        Assert.Empty(_log.Troubles);
    }

    private async Task<Running> StartAsync(TestDatabase database, string cron, Func<JobCount>? run = null)
    {
        var db = new Db(database.Settings);
        var server = new QuartzServer(db, _log.Factory);
        var job = new PortalJob("tick", cron, (_, _) => Task.FromResult(default(JobCount)));
        await server.StartAsync([job], (_, _) => Task.FromResult(run?.Invoke() ?? default), TestContext.Current.CancellationToken);
        return new(db, server);
    }

    private sealed record Running(Db Db, QuartzServer Quartz) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Quartz.StopAsync(CancellationToken.None);
            await Quartz.DisposeAsync();
            await Db.DisposeAsync();
        }
    }
}
