using System.Net;
using SupplierDiversity.Hangfire;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Tests.Operating;
using SupplierDiversity.Tests.Security;

namespace SupplierDiversity.Adapters.Tests;

/// <summary>A portal with <c>Jobs__Server=Hangfire</c>.</summary>
public sealed class HangfirePortal : PortalFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Jobs:Server", "Hangfire"), new("Mail:Client", "MailKit")];
}

/// <summary>The dashboard's door among all others.</summary>
public sealed class HangfireAccessTests(HangfirePortal portal, ITestOutputHelper output) : AccessTests(portal, output), IClassFixture<HangfirePortal>
{
    [Fact]
    public void Walk_KnowsTheDashboard() => Assert.Contains(
        new EndpointWalk(Portal.Services, new Dictionary<string, string>()).Doors, d => d.Address.StartsWith(HangfireDashboardController.Address, StringComparison.Ordinal));
}

/// <summary>What is behind it.</summary>
public sealed class HangfireDashboardTests(HangfirePortal portal) : IClassFixture<HangfirePortal>
{
    [Theory]
    [InlineData("", "Overview")]
    [InlineData("/recurring", "forgotten-passwords")]
    [InlineData("/jobs/succeeded", "Succeeded")]
    [InlineData("/servers", "Servers")]
    public async Task Dashboard_AsAnAdministrator_Opens(string page, string expected)
    {
        var visitor = await Administrators.VisitAsync(portal);
        using var answer = await visitor.Http.GetAsync(HangfireDashboardController.Address + page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("style-src 'self' 'unsafe-inline'", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dashboard_ToStrangers_IsTheSignIn()
    {
        using var answer = await portal.NewVisitor().Http.GetAsync(HangfireDashboardController.Address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in?returnUrl=", answer.Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Dashboard_TriggerWithoutToken_IsRefusedAndWithOneRuns()
    {
        var visitor = await Administrators.VisitAsync(portal);
        using var refused = await visitor.Http.PostAsync(HangfireDashboardController.Address + "/recurring/trigger", new FormUrlEncodedContent([new("jobs[]", "job-runs")]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        var page = await visitor.GetAsync(HangfireDashboardController.Address + "/recurring");
        using var request = new HttpRequestMessage(HttpMethod.Post, HangfireDashboardController.Address + "/recurring/trigger") { Content = new FormUrlEncodedContent([new("jobs[]", "job-runs")]) };
        request.Headers.Add(page.QuerySelector("meta[name=csrf-header]")!.GetAttribute("content")!, page.QuerySelector("meta[name=csrf-token]")!.GetAttribute("content"));
        using var taken = await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(taken.IsSuccessStatusCode, taken.StatusCode.ToString());
        var runs = portal.Services.GetRequiredService<JobRuns>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await runs.OfAsync("job-runs", 1, patience.Token)).Any(run => run.FinishedAt is not null))
        {
            await Task.Delay(100, patience.Token);
        }
    }
}

/// <summary>Two processes with both adapters: nothing lost, nothing twice.</summary>
public sealed class AdaptedTwoNodesTests : TwoNodesTests
{
    protected override IEnumerable<(string Name, string Value)> More => [("Jobs__Server", "Hangfire"), ("Mail__Client", "MailKit")];
}
