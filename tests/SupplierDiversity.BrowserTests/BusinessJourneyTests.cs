using Microsoft.Playwright;
using SupplierDiversity.BrowserTests.Hosting;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Jobs;
using SupplierDiversity.Languages;

namespace SupplierDiversity.BrowserTests;

/// <summary>A person with a phone registers a business, from the front page to how a city counts it.</summary>
public class BusinessJourneyTests(Browser browser)
{
    private const int Phone = 360;

    [Theory]
    [InlineData("en", "61234567")]
    [InlineData("ar", "67654321")]
    public Task Business_FromTheFrontPageToTheStatus_OnAPhone(string language, string number) => browser.VisitAsync($"business-{language}", async visit =>
    {
        var page = visit.Page;
        var email = $"owner-{language}@journey.example";
        await visit.OpenAsync($"/{language}");
        await GoAsync(page, "a.door[href$='/register']");
        await page.SelectOptionAsync("#Country", "NL");
        await GoAsync(page, "main form button");
        await page.FillAsync("#Number", number);
        await GoAsync(page, "main form button");
        await page.FillAsync("#Email", email);
        await LookAsync(visit, $"email-{language}");
        await GoAsync(page, "main form button");
        Assert.EndsWith("/register/asked", page.Url, StringComparison.Ordinal);

        await JobList.RunDueAsync(browser.Portal.Services, untilIdle: true, CancellationToken.None);
        await visit.OpenAsync(StoryOfTheCity.LinkIn(browser.Portal, email, "/register/confirm/"));
        await GoAsync(page, "main form button");
        await page.FillAsync("#Password", StoryOfTheCity.Password);
        await page.FillAsync("#Again", StoryOfTheCity.Password);
        await GoAsync(page, "main form button");
        await page.FillAsync("#Email", email);
        await page.FillAsync("#Password", StoryOfTheCity.Password);
        await GoAsync(page, "main form:not([data-passkey]) button");
        Assert.Matches("/business/[0-9a-f-]{36}$", page.Url);
        var home = page.Url;

        await GoAsync(page, "main .worklist a >> nth=0");
        await page.FillAsync("#Name", "مخبز النور & Zoon");
        await GoAsync(page, "main form button");
        await GoAsync(page, "main form button");
        await page.FillAsync("#Staff", "3");
        await page.FillAsync("#Turnover", "180 000");
        await GoAsync(page, "main form button");
        await page.FillAsync("#Q", "15");
        await page.PressAsync("#Q", "Enter");
        await page.Locator("input[name=Trades]:not(:checked)").First.WaitForAsync();
        await page.Locator("input[name=Trades]").First.CheckAsync();
        await LookAsync(visit, $"trades-{language}");
        await GoAsync(page, "main form > button");
        await GoAsync(page, "main form > button");
        await GoAsync(page, "main form button");
        // Other journeys make cities of their own.
        await page.GetByLabel("Rosenhafen").First.CheckAsync();
        await GoAsync(page, "main form button");
        await page.Locator("input[name=Diversity]").First.CheckAsync();
        await GoAsync(page, "main form button");
        await LookAsync(visit, $"summary-{language}");
        await GoAsync(page, "main form button");
        Assert.Equal(1, await page.Locator(".box.ok").CountAsync());

        await GoAsync(page, "main a[href$='/owners']");
        await GoAsync(page, "main a.button[href$='/owners/edit']");
        await page.FillAsync("#Label", "أ");
        await page.FillAsync("#Size", "2/3");
        await GoAsync(page, "main form button");
        await LookAsync(visit, $"owners-{language}");

        await GoAsync(page, "#ask button");
        await LookAsync(visit, $"links-{language}");
        await AnswerAsOwnerAsync(visit, language, new Uri(await page.InnerTextAsync("main dl.facts bdi")).AbsolutePath);
        await CountStaffAsync(visit, home, language);
        await AnswerSurveyAsync(visit, home, language);

        await visit.OpenAsync(home + "/status");
        await LookAsync(visit, $"status-{language}");
        var status = await page.InnerTextAsync("main section");
        Assert.Contains("66", status, StringComparison.Ordinal);
        Assert.Contains(browser.Portal.Services.GetRequiredService<LanguageList>().Find(language)!["statuses.answer.Yes"], status, StringComparison.Ordinal);

        // By a step of its own it lets others read the result, by a link.
        await page.ClickAsync("details:has(form[action$=badges]) summary");
        await page.CheckAsync("input[name=agreed]");
        await GoAsync(page, "form[action$=badges] button");
        await LookAsync(visit, $"badge-made-{language}");
        await visit.OpenAsync(new Uri(await page.Locator("a[href*='/badge/']").First.InnerTextAsync()).AbsolutePath);
        await LookAsync(visit, $"badge-{language}");
        Assert.Contains("Rosenhafen", await page.InnerTextAsync("main .box.ok"), StringComparison.Ordinal);
        visit.AssertQuiet();
    }, new(Phone));

    // The owner answers personally, by their own link: all "yes", until no further answer would change anything.
    private static async Task AnswerAsOwnerAsync(Visit visit, string language, string link)
    {
        var page = visit.Page;
        await visit.OpenAsync(link);
        await page.CheckAsync("#adult");
        await GoAsync(page, "main form button");
        await GoAsync(page, "main a.button");
        await LookAsync(visit, $"consent-{language}");
        await GoAsync(page, "main form[action$=decide] button");
        await visit.OpenAsync(page.Url.Split('?')[0].Replace("/question", "", StringComparison.Ordinal) + "/question");
        await LookAsync(visit, $"question-{language}");
        for (var asked = 0; asked < 8 && await page.Locator("button[name=answer][value=yes]:not(.linklike)").CountAsync() > 0; asked++)
        {
            await GoAsync(page, "button[name=answer][value=yes]:not(.linklike)");
        }
    }

    private static async Task CountStaffAsync(Visit visit, string home, string language)
    {
        var page = visit.Page;
        await visit.OpenAsync(home + "/workforce");
        await GoAsync(page, "main a.button");
        await page.FillAsync("#Skilled-total", "3");
        await page.Locator("input[id^='Skilled-with-']").First.FillAsync("2");
        await page.Locator("input[id^='Skilled-unknown-']").First.FillAsync("0");
        await LookAsync(visit, $"workforce-{language}");
        await GoAsync(page, "main form button");
        Assert.Equal(1, await page.Locator(".box.ok").CountAsync());
    }

    private async Task AnswerSurveyAsync(Visit visit, string home, string language)
    {
        var (services, page) = (browser.Portal.Services, visit.Page);
        var city = (await services.GetRequiredService<CityList>().AllAsync(CancellationToken.None)).First(c => c.Name.StartsWith("Rosenhafen", StringComparison.Ordinal));
        var officer = await services.GetRequiredService<AccountDirectory>().EnsureAsync(StoryOfTheCity.Administrator);
        var campaigns = services.GetRequiredService<CampaignBook>();
        var closes = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(20);
        // Hardly anybody else of the story is there or supplies everywhere.
        var id = await campaigns.MakeAsync(city, new PoolWish([], ["NL"], []), 10, closes, officer.AccountId, CancellationToken.None);
        Assert.True(await campaigns.SendAsync(city, (await campaigns.FindAsync(id, CancellationToken.None))!, CancellationToken.None));

        await visit.OpenAsync(home);
        await GoAsync(page, "main a[href*='/surveys/']");
        await GoAsync(page, "main a.button");
        for (var section = 0; section < 12 && !page.Url.EndsWith("/check", StringComparison.Ordinal); section++)
        {
            await page.EvaluateAsync(
                """
                () => {
                  const counts = { owners_total: 2, owners_background: 1, owners_unknown: 0, staff_total: 3, staff_background: 2, staff_unknown: 0 };
                  for (const set of document.querySelectorAll('main fieldset.choices')) set.querySelector('input').click();
                  for (const field of document.querySelectorAll('main form .field')) {
                    const input = field.querySelector('input.short, textarea');
                    if (input && input.id in counts) input.value = counts[input.id];
                    else if (field.querySelector('input[type=checkbox]')) field.querySelector('input[type=checkbox]').click();
                  }
                }
                """);
            if (section == 2)
            {
                await LookAsync(visit, $"survey-{language}");
            }

            await GoAsync(page, "main form button");
        }

        await GoAsync(page, "main form button");
        Assert.Equal(1, await page.Locator(".box.ok").CountAsync());
    }

    private static async Task LookAsync(Visit visit, string name)
    {
        await Pictures.TakeAsync(visit.Page, $"journey-business-{name}");
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
