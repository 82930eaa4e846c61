using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Jobs;

public sealed class ServedJobsTests(ServedJobsTests.WithJobs portal) : IClassFixture<ServedJobsTests.WithJobs>
{
    [Fact]
    public async Task Serve_WithQuartz_RunsAJobOfTheListAndWritesItDown()
    {
        var ct = TestContext.Current.CancellationToken;
        await portal.Services.GetRequiredService<IJobServer>().NudgeAsync("job-runs", ct);
        var runs = portal.Services.GetRequiredService<JobRuns>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await runs.OfAsync("job-runs", 1, patience.Token)).Any(run => run.FinishedAt is not null))
        {
            await Task.Yield();
        }

        Assert.Null((await runs.LastAsync(ct)).Single(run => run.Job == "job-runs").Error);
    }

    [Fact]
    public void Jobs_OfThePortal_HaveUniqueNamesReadableTimesAndKnownFollowers()
    {
        var jobs = JobList.OfThePortal.All;
        Assert.Equal(jobs.Count, jobs.Select(j => j.Name).Distinct().Count());
        Assert.All(jobs, job => Assert.NotNull(new Quartz.CronExpression(job.Cron).GetNextValidTimeAfter(DateTimeOffset.UnixEpoch)));
        Assert.All(jobs.Where(j => j.Then is not null), job => Assert.NotNull(JobList.OfThePortal.Find(job.Then!)));
    }

    [Fact]
    public void Jobs_OfThePortal_AreExplainedInEveryLanguage()
    {
        var languages = portal.Services.GetRequiredService<SupplierDiversity.Languages.LanguageList>();
        Assert.All(languages.All, language => Assert.All(JobList.OfThePortal.All, job => Assert.NotEmpty(language[$"jobs.{job.Words}.meaning"])));
    }

    /// <summary>A portal that also serves its jobs.</summary>
    public sealed class WithJobs : PortalFixture
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Jobs:Server", "Quartz")];
    }
}
