using SupplierDiversity.Database;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Jobs;

/// <summary>What a job server does beyond that when its schedule is in the portal's database.</summary>
public abstract class RememberingJobServerContract : JobServerContract
{
    [Fact]
    public async Task Serve_Restarted_NeitherForgetsNorRepeatsATime()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, Engine);
        await using (await StartAsync(database, Often))
        {
            await Log.CallsAsync(2);
        }

        await using (await StartAsync(database, Often))
        {
            await Log.CallsAsync(3);
        }

        AssertEachTimeOnce();
    }

    [Fact]
    public async Task Serve_TwoProcessesAndARestart_CallEachTimeOnce()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, DatabaseEngine.Postgres);
        await using var one = await StartAsync(database, Often);
        await using (await StartAsync(database, Often))
        {
            await Log.CallsAsync(3);
        }

        await using var three = await StartAsync(database, Often);
        await Log.CallsAsync(3);
        await one.DisposeAsync();
        await Log.CallsAsync(2);
        await three.DisposeAsync();
        AssertEachTimeOnce();
    }

    [Fact]
    public async Task Nudge_TwoProcesses_NeverRunAJobTwiceAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, DatabaseEngine.Postgres);
        using var mayEnd = new SemaphoreSlim(0);
        var (inside, most) = (0, 0);
        async Task<SupplierDiversity.Jobs.JobCount> RunAsync(CancellationToken ct)
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await mayEnd.WaitAsync(ct);
            Interlocked.Decrement(ref inside);
            return default;
        }

        await using var one = await StartAsync(database, Seldom, RunAsync);
        await using var two = await StartAsync(database, Seldom, RunAsync);
        await one.Server.NudgeAsync("tick", TestContext.Current.CancellationToken);
        await Log.CallsAsync(1);
        await two.Server.NudgeAsync("tick", TestContext.Current.CancellationToken);
        await one.Server.NudgeAsync("tick", TestContext.Current.CancellationToken);
        mayEnd.Release(3);
        await Log.CallsAsync(1);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Serve_TimesChanged_FollowsTheNewTimes()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, Engine);
        await using (await StartAsync(database, Seldom))
        {
            Assert.Empty(Log.Slots);
        }

        await using var often = await StartAsync(database, Often);
        await Log.CallsAsync(2);
    }
}
