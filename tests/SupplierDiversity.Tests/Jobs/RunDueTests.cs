using Microsoft.Extensions.Logging.Abstractions;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Jobs;

public class RunDueTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task RunDue_UntilIdle_GoesOnWhileSomethingWasDoneAndAddsUp()
    {
        var left = 3;
        var services = With(Job("count-down", () => left > 0 ? new JobCount(Queued: left--, DidSomething: true) : default));
        var count = await JobList.RunDueAsync(services, untilIdle: true, TestContext.Current.CancellationToken);
        Assert.Equal(new JobCount(Queued: 6, DidSomething: true), count);
    }

    [Fact]
    public async Task RunDue_Once_RunsEachJobOnceInOrder()
    {
        var order = new List<string>();
        var services = With(
            Job("first", () => Note(order, "first")),
            Job("second", () => Note(order, "second")));
        await JobList.RunDueAsync(services, untilIdle: false, TestContext.Current.CancellationToken);
        Assert.Equal(["first", "second"], order);
    }

    [Fact]
    public async Task RunDue_JobThrows_IsRecordedAndTheNextRunsAndTheRoundsEnd()
    {
        var services = With(
            Job("breaks", () => throw new InvalidOperationException("no such lot")),
            Job("after", () => new JobCount(Accepted: 1)));
        var count = await JobList.RunDueAsync(services, untilIdle: true, TestContext.Current.CancellationToken);
        Assert.Equal(new JobCount(Accepted: 1, Broken: 1), count);
        var runs = await Runs.OfAsync("breaks", 5, TestContext.Current.CancellationToken);
        Assert.Equal("InvalidOperationException: no such lot", Assert.Single(runs).Error);
        Assert.NotNull(runs[0].FinishedAt);
    }

    [Fact]
    public async Task RunDue_NothingToDo_KeepsTheRunsThatDidSomethingAndTheNewestIdleOne()
    {
        var results = new Queue<JobCount>([new(Accepted: 2, DidSomething: true), default, default, default]);
        var services = With(Job("quiet", results.Dequeue));
        for (var i = 0; i < 4; i++)
        {
            await JobList.RunDueAsync(services, untilIdle: false, TestContext.Current.CancellationToken);
            portal.Clock.Advance(TimeSpan.FromSeconds(15));
        }

        var runs = await Runs.OfAsync("quiet", 10, TestContext.Current.CancellationToken);
        Assert.Equal([0, 2], runs.Select(r => r.Accepted));
        Assert.Equal(runs[0].RunId, (await Runs.LastAsync(TestContext.Current.CancellationToken)).Single(r => r.Job == "quiet").RunId);
    }

    [Fact]
    public async Task CleanUp_ManyRuns_KeepsTheNewestOfEachJob()
    {
        var services = With(Job("busy", () => new JobCount(Queued: 1, DidSomething: true)), Job("rare", () => new JobCount(Queued: 1, DidSomething: true)));
        await JobList.RunDueAsync(services, untilIdle: false, TestContext.Current.CancellationToken);
        for (var i = 0; i < JobRuns.Kept + 4; i++)
        {
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
            await Runner.RunAsync(Job("busy", () => new JobCount(Queued: 2, DidSomething: true)), TestContext.Current.CancellationToken);
        }

        await JobRuns.CleanUpAsync(portal.Services, TestContext.Current.CancellationToken);
        var kept = await Runs.OfAsync("busy", 1000, TestContext.Current.CancellationToken);
        Assert.Equal(JobRuns.Kept, kept.Count);
        Assert.All(kept, run => Assert.Equal(2, run.Queued));
        Assert.Single(await Runs.OfAsync("rare", 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RunDue_ListOfThePortalOnAFrozenClock_Ends()
    {
        var count = await JobList.RunDueAsync(portal.Services, untilIdle: true, TestContext.Current.CancellationToken);
        Assert.Equal(0, count.Broken);
        Assert.NotEmpty(JobList.OfThePortal.All);
    }

    private JobRuns Runs => portal.Services.GetRequiredService<JobRuns>();

    private JobRunner Runner => new(portal.Services.GetRequiredService<IServiceScopeFactory>(), Runs, portal.Services.GetRequiredService<SupplierDiversity.Operating.Measures.PortalMeters>(), NullLogger<JobRunner>.Instance);

    private ServiceProvider With(params PortalJob[] jobs) =>
        new ServiceCollection().AddSingleton(new JobList(jobs)).AddSingleton(Runner).BuildServiceProvider();

    private static PortalJob Job(string name, Func<JobCount> run) => new(name, "0 0 0 * * ?", (_, _) => Task.FromResult(run()));

    private static JobCount Note(List<string> order, string name)
    {
        order.Add(name);
        return new JobCount(DidSomething: true);
    }
}
