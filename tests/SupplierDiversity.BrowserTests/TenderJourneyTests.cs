using System.Globalization;
using Microsoft.Playwright;
using SupplierDiversity.BrowserTests.Hosting;
using SupplierDiversity.Commands;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Assurance;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.BrowserTests;

/// <summary>An officer goes from the equality matrix to a published tender; a second one signs, and readers hear of it in three languages.</summary>
public class TenderJourneyTests(Browser browser)
{
    private const string City = "lindenau";
    private const string Admin = $"/en/admin/cities/{City}";

    [Fact]
    public Task Tender_FromTheMatrixToAlertsInThreeLanguages_IsSignedByTwo() => browser.VisitAsync("tender", async visit =>
    {
        await PrepareAsync();
        var page = visit.Page;
        await SignInAsync(visit, "first", setPassword: true);
        await visit.OpenAsync($"{Admin}/assurance");
        await page.FillAsync("#title", "Advice for parents");
        await GoAsync(page, "main form button");
        for (var i = 0; i < AssuranceRules.Questions.Count; i++)
        {
            await page.CheckAsync("input[name=answer][value='3']");
            await GoAsync(page, "main form button");
        }

        await GoAsync(page, "main form button");
        var check = page.Url;
        await visit.OpenAsync(check + "/impacts/add");
        await page.FillAsync("#Impact", "Parents do not learn of the advice.");
        await page.FillAsync("#Mitigation", "Staff are trained.");
        await page.SelectOptionAsync("#Clause", "intercultural-training");
        await page.SelectOptionAsync("#Tool", "survey");
        await GoAsync(page, "main form button");
        await page.FillAsync("#blank-hours", "8");
        await page.FillAsync("#blank-months", "3");
        await GoAsync(page, "main form button");
        await GoAsync(page, "form[action$='/submit'] button");

        await SignInAsync(visit, "second", setPassword: true);
        await visit.OpenAsync(check);
        await GoAsync(page, "form[action$='/sign'] button");

        await SignInAsync(visit, "first", setPassword: false);
        await visit.OpenAsync($"{Admin}/drafts");
        await page.FillAsync("#title", "Beratung für Eltern");
        await GoAsync(page, "main form button");
        await page.FillAsync("#Description", "Beratung in zwölf Familienzentren.");
        await NextAsync(page);
        await page.CheckAsync("input[name=Nature][value=services]");
        await page.FillAsync("#q", "85");
        await GoAsync(page, "main .search button");
        await page.Locator("input[name=Cpv]").First.CheckAsync();
        await LookAsync(visit, "trade");
        await NextAsync(page);
        await page.FillAsync("#q", "Germany");
        await GoAsync(page, "main .search button");
        await page.Locator("input[name=Nuts][value=DE]").CheckAsync();
        await NextAsync(page);
        await page.FillAsync("#Value", "480 000");
        await NextAsync(page);
        await page.CheckAsync("input[name=Regime][value=standard]");
        await page.CheckAsync("input[name=Procedure][value=open]");
        await NextAsync(page);
        await NextAsync(page);
        await page.CheckAsync("input[name=Languages][value=de]");
        await NextAsync(page);
        await page.FillAsync("#BidsUntil", browser.Portal.Clock.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd'T'12:00", CultureInfo.InvariantCulture));
        await NextAsync(page);
        await page.Locator("input[name=Assessment]").First.CheckAsync();
        await NextAsync(page);
        await LookAsync(visit, "clauses");
        await NextAsync(page);
        await page.SelectOptionAsync("#Type0", "price");
        await page.FillAsync("#Name0", "Preis");
        await page.FillAsync("#Weight0", "60");
        await page.FillAsync("#Name1", "Konzept");
        await page.FillAsync("#Weight1", "40");
        await NextAsync(page);
        await LookAsync(visit, "draft");
        var draft = page.Url;
        await visit.OpenAsync(draft + "/reach");
        await LookAsync(visit, "reach");
        await visit.OpenAsync(draft);
        await GoAsync(page, "form[action$='/hand'] button");
        Assert.Equal(0, await page.Locator("form[action$='/sign']").CountAsync());

        await SignInAsync(visit, "second", setPassword: false);
        await visit.OpenAsync(draft);
        await LookAsync(visit, "sign");
        await GoAsync(page, "form[action$='/sign'] button");
        await GoAsync(page, "main a[href*='/tenders/']");
        await LookAsync(visit, "published");
        await visit.OpenAsync(new Uri(page.Url).AbsolutePath + "/documents");
        await LookAsync(visit, "documents");

        await JobList.RunDueAsync(browser.Portal.Services, untilIdle: true, CancellationToken.None);
        foreach (var language in new[] { "de", "tr", "ar" })
        {
            var mail = Assert.Single(SentMail.In(browser.Portal.MailFolder, $"{language}@lindenau.example"), m => m.Text.Contains("Beratung für Eltern", StringComparison.Ordinal));
            Assert.Contains($"/{language}/tenders/", mail.Text, StringComparison.Ordinal);
        }

        await TraceAsync();
        visit.AssertQuiet();
    });

    // Every clause of every tender of the city leads to its row of the matrix, and back.
    private async Task TraceAsync()
    {
        var (cities, authored) = (browser.Portal.Services.GetRequiredService<CityList>(), browser.Portal.Services.GetRequiredService<AuthoredTenders>());
        var tenders = await authored.OfCityAsync((await cities.FindBySlugAsync(City, CancellationToken.None))!, CancellationToken.None);
        var tender = await authored.FindAsync(Assert.Single(tenders), CancellationToken.None);
        var clause = Assert.Single(tender!.Clauses);
        Assert.Equal(tenders, await authored.WithImpactAsync(clause.ImpactId, CancellationToken.None));
    }

    private async Task PrepareAsync()
    {
        var services = browser.Portal.Services;
        await new TestTenders(services).PublishAsync(TestTenders.Call("Papier", "de", cpv: "30197630", buyer: "Stadt Lindenau"));
        var cities = services.GetRequiredService<CityList>();
        var buyer = (await cities.SearchBuyersAsync("Lindenau", CancellationToken.None)).Single();
        Assert.True(await services.GetRequiredService<CityRegister>().MakeAsync(buyer, new CityDetails("Lindenau", City, "DEU", "Europe/Berlin", "de"), CancellationToken.None));
        var city = (await cities.FindBySlugAsync(City, CancellationToken.None))!;
        foreach (var name in new[] { "first", "second" })
        {
            var by = (await services.GetRequiredService<AccountDirectory>().EnsureAsync($"{name}@lindenau.example")).AccountId;
            await services.GetRequiredService<Db>().ExecuteAsync(
                "INSERT INTO city_roles (city_role_id, account_id, city_id, role, from_on, given_at) VALUES (@Id, @By, @CityId, @Role, @From, @Now)",
                new { Id = Guid.CreateVersion7(), By = by, city.CityId, Role = RoleCode.Of(Role.ProcurementOfficer), From = new DateOnly(2026, 1, 1), Now = browser.Portal.Clock.GetUtcNow() },
                CancellationToken.None);
            if (name == "second")
            {
                await services.GetRequiredService<CityClauses>().TakeOverAsync(city, services.GetRequiredService<ClauseLibrary>().Find("intercultural-training")!, by, CancellationToken.None);
            }
        }

        var file = Path.Combine(browser.Portal.MailFolder, "lindenau.csv");
        await File.WriteAllTextAsync(file, "email,name,organisation,languages,cpv,nuts,words,frequency,confirmed_at\n"
            + string.Concat(new[] { "de", "tr", "ar" }.Select(l => $"{l}@lindenau.example,,Network {l},{l},85,,,instant,2026-01-05T10:00:00Z\n")));
        var call = new VerbCall([file], Json: false, services, CancellationToken.None) { Out = TextWriter.Null, Error = TextWriter.Null };
        Assert.Equal(Exit.Success, await ImportSubscriptionsVerb.Verb.RunAsync(call));
    }

    private async Task SignInAsync(Visit visit, string name, bool setPassword)
    {
        var (page, email) = (visit.Page, $"{name}@lindenau.example");
        await page.Context.ClearCookiesAsync();
        if (setPassword)
        {
            await visit.OpenAsync(await StoryOfTheCity.WelcomeLinkAsync(browser.Portal, email));
            await page.FillAsync("#Password", StoryOfTheCity.Password);
            await page.FillAsync("#Again", StoryOfTheCity.Password);
            await GoAsync(page, "main form button[type=submit]");
            await page.Context.ClearCookiesAsync();
        }

        await visit.OpenAsync("/en/sign-in");
        await page.FillAsync("#Email", email);
        await page.FillAsync("#Password", StoryOfTheCity.Password);
        await GoAsync(page, "main form:not([data-passkey]) button");
    }

    private static Task NextAsync(IPage page) => GoAsync(page, "main form p.actions button >> nth=0");

    private static async Task LookAsync(Visit visit, string name)
    {
        await Pictures.TakeAsync(visit.Page, $"journey-tender-{name}");
        await visit.AssertAccessibleAsync();
    }

    // Once a mark on this page is gone, the next page is there.
    private static async Task GoAsync(IPage page, string element)
    {
        await page.EvaluateAsync("() => { document.documentElement.dataset.before = '1'; }");
        await page.Locator(element).First.ClickAsync();
        await page.WaitForFunctionAsync("() => !document.documentElement.dataset.before && document.readyState === 'complete'");
    }
}
