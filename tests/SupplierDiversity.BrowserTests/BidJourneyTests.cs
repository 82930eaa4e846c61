using Microsoft.Playwright;
using SupplierDiversity.BrowserTests.Hosting;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.BrowserTests;

/// <summary>One tender with five bidders, from the first document to the letters with reasons, in three languages.</summary>
public class BidJourneyTests(Browser browser)
{
    private static readonly (string Name, string Language, string Price)[] Firms =
        [("Aşevi", "tr", "100000"), ("Kantine Nord", "de", "120000"), ("Fresh Lunch", "en", "90000"), ("Mittagstisch", "de", "95000"), ("Öğle", "tr", "110000")];

    private readonly Dictionary<string, IReadOnlyList<Cookie>> _sessions = [];

    [Fact]
    public async Task Tender_WithFiveBidders_EndsWithLettersInThreeLanguages()
    {
        Assert.SkipWhen(browser.Story is null, "not run in a browser: install chromium, or name one with PORTAL_CHROMIUM");
        var (call, tender, city) = await PublishAsync();
        var home = $"/en/admin/cities/{city.Slug}/bids/{tender}";
        await AsAsync("officer-1", visit => ReceiveAsync(visit, home));
        for (var i = 0; i < Firms.Length; i++)
        {
            var (_, language, price) = Firms[i];
            await AsAsync($"bidder-{i}", visit => BidAsync(visit, language, tender, price));
        }

        // A corrected notice with a deadline that is over: the clock belongs to all tests of the run.
        var over = call with { Lots = [call.Lots[0] with { TenderDeadline = new NoticeDeadline(browser.Portal.Clock.GetUtcNow().AddMinutes(-1), true, true) }] };
        await new TestTenders(browser.Portal.Services).PublishAsync([TestTenders.NextVersion(over)], announce: false);
        foreach (var officer in new[] { "officer-1", "officer-2" })
        {
            await AsAsync(officer, async visit =>
            {
                await visit.OpenAsync(home);
                await GoAsync(visit.Page, "form[action$='/open'] button");
                await LookAsync(visit, $"opened-{officer}");
            });
        }

        foreach (var evaluator in new[] { "evaluator-1", "evaluator-2" })
        {
            await AsAsync(evaluator, visit => EvaluateAsync(visit, $"/en/admin/cities/{city.Slug}/evaluation/{tender}"));
        }

        await AsAsync("officer-1", visit => DecideAsync(visit, home));
        await JobList.RunDueAsync(browser.Portal.Services, untilIdle: true, CancellationToken.None);
        for (var i = 0; i < Firms.Length; i++)
        {
            var words = (Firms[i].Name, Firms[i].Language) switch
            {
                ("Fresh Lunch", _) => "Your bid was chosen",
                (_, "tr") => "Başka bir teklif seçildi",
                _ => "Ein anderes Angebot wurde ausgewählt",
            };
            var letter = Assert.Single(SentMail.In(browser.Portal.MailFolder, Email($"bidder-{i}")), m => m.Text.Contains(words, StringComparison.Ordinal));
            Assert.Contains("The freshest menu for its price", letter.Text, StringComparison.Ordinal);
            await AsAsync($"bidder-{i}", async visit =>
            {
                await visit.OpenAsync(new Uri(letter.Text.Split(' ', '\n').First(w => w.Contains("/feedback", StringComparison.Ordinal))).PathAndQuery);
                await LookAsync(visit, $"feedback-{i}");
            });
        }
    }

    private static async Task ReceiveAsync(Visit visit, string home)
    {
        await visit.OpenAsync(home);
        await GoAsync(visit.Page, "form[action$='/receive'] button");
        await visit.OpenAsync(home + "/evaluation");
        await visit.Page.FillAsync("#name-0", "Menu");
        await visit.Page.FillAsync("#weight-0", "60");
        await visit.Page.FillAsync("#name-1", "Price");
        await visit.Page.FillAsync("#weight-1", "40");
        await visit.Page.Locator("input[name=price][value='1']").CheckAsync();
        await GoAsync(visit.Page, "form[action$='/criteria'] button");
        foreach (var evaluator in new[] { "evaluator-1", "evaluator-2" })
        {
            await visit.Page.SelectOptionAsync("#account", new SelectOptionValue { Label = Email(evaluator) });
            await GoAsync(visit.Page, "form[action$='/evaluators'] button");
        }

        await LookAsync(visit, "named");
    }

    private static async Task BidAsync(Visit visit, string language, string tender, string price)
    {
        await visit.OpenAsync($"/{language}/tenders/{tender}");
        await GoAsync(visit.Page, $"a[href$='/tenders/{tender}/bid']");
        await GoAsync(visit.Page, "form[action$='/bid'] button");
        await visit.Page.SetInputFilesAsync("#Document", new FilePayload { Name = "menü.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 menu"u8.ToArray() });
        await GoAsync(visit.Page, "form[enctype] button");
        await visit.Page.FillAsync("#Price", price);
        await GoAsync(visit.Page, "form[action$='/offer'] button");
        await GoAsync(visit.Page, "form[action$='/send'] button");
        Assert.Equal(1, await visit.Page.Locator(".box.ok").CountAsync());
        await LookAsync(visit, $"sent-{language}");
    }

    private static async Task EvaluateAsync(Visit visit, string address)
    {
        await visit.OpenAsync(address);
        await visit.Page.Locator("input[name=conflict][value=false]").CheckAsync();
        await GoAsync(visit.Page, "form[action$='/declare'] button");
        var text = await visit.Page.InnerTextAsync("main");
        Assert.All(Firms, f => Assert.DoesNotContain(f.Name, text, StringComparison.Ordinal));
        foreach (var points in await visit.Page.Locator("input[name^='p-']").AllAsync())
        {
            await points.FillAsync("80");
        }

        foreach (var reason in await visit.Page.Locator("textarea[name^='r-']").AllAsync())
        {
            await reason.FillAsync("Balanced and varied");
        }

        await LookAsync(visit, "evaluate");
        await GoAsync(visit.Page, "button[name=finish][value=true]");
    }

    private static async Task DecideAsync(Visit visit, string home)
    {
        await visit.OpenAsync(home + "/evaluation");
        foreach (var reason in await visit.Page.Locator("form[action$='/agree'] textarea").AllAsync())
        {
            await reason.FillAsync("Balanced and varied; more fruit would have been better");
        }

        await LookAsync(visit, "together");
        await GoAsync(visit.Page, "form[action$='/agree'] button");
        await visit.Page.Locator("textarea[name=characteristics]").FillAsync("The freshest menu for its price");
        await LookAsync(visit, "decide");
        await GoAsync(visit.Page, "form[action$='/award'] button");
        Assert.EndsWith("/award", visit.Page.Url, StringComparison.Ordinal);
        await LookAsync(visit, "award");
    }

    private static string Email(string name) => $"{name}@mahlstadt.example";

    private async Task<(Notice Call, string Tender, City City)> PublishAsync()
    {
        var services = browser.Portal.Services;
        var now = browser.Portal.Clock.GetUtcNow();
        var call = TestTenders.Call("Lunch for schools", cpv: "55520000", buyer: "City of Mahlstadt", deadline: now.AddDays(5));
        var tender = Assert.Single(await new TestTenders(services).PublishAsync([call], announce: false)).TenderId!;
        var cities = services.GetRequiredService<CityList>();
        var buyer = Assert.Single(await cities.SearchBuyersAsync("Mahlstadt", CancellationToken.None));
        Assert.True(await services.GetRequiredService<CityRegister>().MakeAsync(buyer, new("Mahlstadt", "mahlstadt", "DEU", "Europe/Berlin", "de"), CancellationToken.None));
        var city = (await cities.FindBySlugAsync("mahlstadt", CancellationToken.None))!;
        var (accounts, db) = (services.GetRequiredService<AccountDirectory>(), services.GetRequiredService<Db>());
        foreach (var (name, role) in new[] { ("officer-1", Role.ProcurementOfficer), ("officer-2", Role.ProcurementOfficer), ("evaluator-1", Role.Evaluator), ("evaluator-2", Role.Evaluator) })
        {
            await db.ExecuteAsync(
                "INSERT INTO city_roles (city_role_id, account_id, city_id, role, from_on, given_at) VALUES (@Id, @Account, @CityId, @Role, @From, @Now)",
                new { Id = Guid.CreateVersion7(), Account = (await accounts.EnsureAsync(Email(name))).AccountId, city.CityId, Role = RoleCode.Of(role), From = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), Now = now },
                CancellationToken.None);
        }

        for (var i = 0; i < Firms.Length; i++)
        {
            var values = new { Id = Guid.CreateVersion7(), Number = $"6100000{i}", Firms[i].Name, Account = (await accounts.EnsureAsync(Email($"bidder-{i}"))).AccountId, Firms[i].Language, Now = now };
            await db.ExecuteAsync(
                """
                INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
                VALUES (@Id, 'NL-KVK', @Number, @Number, @Name, @Name, 'NL', '', '', '', '', 'self', @Now, @Now);
                INSERT INTO supplier_people (supplier_id, account_id, language, hears, joined_at) VALUES (@Id, @Account, @Language, '', @Now);
                """,
                values, CancellationToken.None);
        }

        return (call, tender, city);
    }

    // Each person has windows of their own; the second goes on with the session of the first.
    private Task AsAsync(string name, Func<Visit, Task> work) => browser.VisitAsync($"bids-{name}", async visit =>
    {
        if (_sessions.TryGetValue(name, out var session))
        {
            await visit.Page.Context.AddCookiesAsync(session);
        }
        else
        {
            await visit.OpenAsync(await StoryOfEvidence.WelcomeLinkAsync(browser.Portal, Email(name)));
            await visit.Page.FillAsync("#Password", StoryOfTheCity.Password);
            await visit.Page.FillAsync("#Again", StoryOfTheCity.Password);
            await GoAsync(visit.Page, "main form button[type=submit]");
            await visit.OpenAsync("/en/sign-in");
            await visit.Page.FillAsync("#Email", Email(name));
            await visit.Page.FillAsync("#Password", StoryOfTheCity.Password);
            await GoAsync(visit.Page, "main form button[type=submit]");
            _sessions[name] = [.. (await visit.Page.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly })];
        }

        await work(visit);
        visit.AssertQuiet();
    });

    private static async Task LookAsync(Visit visit, string name)
    {
        await Pictures.TakeAsync(visit.Page, $"journey-bids-{name}");
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
