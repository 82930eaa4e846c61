using SupplierDiversity.Jobs;

namespace SupplierDiversity.Tests.Features.Administration;

public class JobsPageTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    [Theory]
    [InlineData("en", "Job run by hand:")]
    [InlineData("ar", "شُغّل عمل يدويًا:")]
    public async Task Run_EachJob_IsListedWithItsResultAndWhoDidIt(string language, string words)
    {
        var jobs = portal.Services.GetRequiredService<JobList>().All;
        foreach (var job in jobs)
        {
            var page = await portal.Administrator.GetAsync($"/{language}/admin/jobs");
            Assert.Equal(jobs.Count, page.QuerySelectorAll("li.hit").Length);
            var after = await portal.FollowAsync(page, [], $"form[action$='/{job.Name}/run']");
            Assert.NotNull(after.QuerySelector(".box.ok"));
            var runs = await portal.Administrator.GetAsync($"/{language}/admin/jobs/{job.Name}");
            Assert.NotEmpty(runs.QuerySelectorAll("tbody tr"));
            Assert.Null(runs.QuerySelector(".tag.stop"));
        }

        var actions = await portal.Administrator.GetAsync($"/{language}/admin/actions");
        Assert.Equal(words, actions.QuerySelector(".history strong")?.TextContent);
    }

    [Fact]
    public void Next_EveryJob_LiesAhead()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        Assert.All(portal.Services.GetRequiredService<JobList>().All, j => Assert.True(JobTimes.Next(j, now) > now));
    }
}
