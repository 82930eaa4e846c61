using System.Net;
using Dapper;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Suppliers;

public class FirmFactsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly BusinessSteps _steps = new(portal);

    [Fact]
    public async Task Facts_AllQuestions_AreSavedOneByOneAndResumedElsewhere()
    {
        var city = await new TestPeople(portal).CityAsync("faktenau");
        var (visitor, home, _) = await _steps.RegisterAsync("facts@firm.example");
        var page = await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync("/en" + home + "/facts/name"), [new("Name", "Zoë & Søn GmbH"), new("TradingName", "متجر زوي")]);
        Assert.EndsWith("/facts/country", page.Location.PathName, StringComparison.Ordinal);
        page = await BusinessSteps.FollowAsync(visitor, page, [new("Country", "DE")]);
        page = await BusinessSteps.FollowAsync(visitor, page, [new("Staff", "9"), new("Turnover", "1.900.000"), new("Balance", "")]);

        // Another device goes on where this one stopped.
        var other = portal.NewVisitor();
        using var entered = await Administrators.SignInAsync(other, "facts@firm.example", Administrators.Password);
        Assert.Equal("/en/business", entered.Headers.Location?.ToString());
        var next = (await other.GetAsync("/de" + home)).QuerySelector("main .worklist a")!.GetAttribute("href")!;
        Assert.EndsWith("/facts/trades", next, StringComparison.Ordinal);

        page = await BusinessSteps.FollowAsync(other, await other.GetAsync(next), [new("Q", "Reinigung"), new("Then", "search")]);
        var hit = page.QuerySelector("input[name=Trades]:not([checked])")!.GetAttribute("value")!;
        page = await BusinessSteps.FollowAsync(other, page, [new("Trades", hit), new("Then", "")]);
        Assert.EndsWith("/facts/places", page.Location.PathName, StringComparison.Ordinal);
        page = await BusinessSteps.FollowAsync(other, page, [new("Q", "Österreich"), new("Then", "search")]);
        page = await BusinessSteps.FollowAsync(other, page, [new("Places", "AT"), new("Then", "")]);
        page = await BusinessSteps.FollowAsync(other, page, [new("Languages", "de"), new("Languages", "ar")]);
        page = await BusinessSteps.FollowAsync(other, page, [new("Chosen", city.CityId.ToString())]);
        page = await BusinessSteps.FollowAsync(other, page, [new("Listed", city.CityId.ToString())]);
        Assert.EndsWith("/facts", page.Location.PathName, StringComparison.Ordinal);
        var facts = page.QuerySelector("dl.facts")!.TextContent;
        Assert.Contains("متجر زوي", facts, StringComparison.Ordinal);
        Assert.Contains("Kleinst", facts, StringComparison.Ordinal);
        Assert.Contains("Österreich", facts, StringComparison.Ordinal);
        Assert.Contains("Faktenau", facts, StringComparison.Ordinal);
        var done = await BusinessSteps.FollowAsync(other, page, []);
        Assert.Contains("02.03.2026", done.QuerySelector("main")!.TextContent.Replace("2. März 2026", "02.03.2026", StringComparison.Ordinal), StringComparison.Ordinal);

        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(
            ("Zoë & Søn GmbH", "zoe son gmbh", "micro", 9, 1_900_000L, "AT", "ar;de"),
            await connection.QuerySingleAsync<(string, string, string, int, long, string, string)>(
                "SELECT name, name_folded, size, staff, turnover_euros, nuts, languages FROM suppliers WHERE name = 'Zoë & Søn GmbH'"));

        // Its trades are its alerts, if it wants.
        await BusinessSteps.FollowAsync(other, await other.GetAsync("/en" + home), [], "main form[action$=alerts]");
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM subscriptions s JOIN recipients r ON r.recipient_id = s.recipient_id WHERE r.email = 'facts@firm.example' AND s.confirmed_at IS NOT NULL AND s.nuts = 'AT'"));
        Assert.Null((await other.GetAsync("/en" + home)).QuerySelector("main form[action$=alerts]"));
    }

    [Theory]
    [InlineData("name", "Name", "", "Enter the name on one line")]
    [InlineData("country", "Country", "", "Choose a country")]
    [InlineData("size", "Staff", "a few", "Enter a whole number")]
    [InlineData("trades", "Q", "", "Choose at least one thing that you sell")]
    [InlineData("cities", "", "", "Choose at least one city")]
    public async Task Facts_WrongAnswer_IsRefusedBesideItsFieldAndKept(string question, string field, string typed, string words)
    {
        var (visitor, home, _) = await _steps.RegisterAsync($"wrong-{question}@firm.example");
        using var answer = await visitor.SubmitAsync(await visitor.GetAsync($"/en{home}/facts/{question}"), field.Length > 0 ? [new(field, typed)] : []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await PageVisitor.ReadAsync(answer);
        Assert.Contains(words, page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(words, page.QuerySelector("form .error")!.TextContent, StringComparison.Ordinal);
        if (typed.Length > 0)
        {
            Assert.Equal(typed, page.QuerySelector($"#{field}")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Summary_SomethingMissing_LeadsThereInsteadOfConfirming()
    {
        var (visitor, home, _) = await _steps.RegisterAsync("missing@firm.example");
        var summary = await visitor.GetAsync($"/en{home}/facts");
        Assert.Equal(8, summary.QuerySelectorAll("dl.facts strong").Length);
        var next = await BusinessSteps.FollowAsync(visitor, summary, []);
        Assert.EndsWith("/facts/name", next.Location.PathName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckFacts_AYearLater_RemindsOnceAndNotAgain()
    {
        var (_, home, _) = await _steps.RegisterAsync("yearly@firm.example");
        var start = portal.Clock.GetUtcNow();
        portal.Clock.Advance(TimeSpan.FromDays(366));
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        var mail = Assert.Single(SentMail.In(portal.MailFolder, "yearly@firm.example"), m => m.Text.Contains(home + "/facts", StringComparison.Ordinal));
        Assert.Equal("Is everything about your business still right?", mail.Subject);
        portal.Clock.Set(start);
    }
}
