using Microsoft.Playwright;
using SupplierDiversity.BrowserTests.Hosting;
using SupplierDiversity.Rules.Accounts;

namespace SupplierDiversity.BrowserTests;

/// <summary>An account from the invitation to the passkey, as its owner goes.</summary>
public class AccountJourneyTests(Browser browser)
{
    private const string Password = "orchard kettle window";

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task Account_FromInvitationToPasskey_OpensByEachProof(int width) => browser.VisitAsync($"account-{width}", async visit =>
    {
        var page = visit.Page;
        // Passkeys belong to a name, never to a number: the same portal as "localhost".
        var here = $"http://localhost:{browser.Portal.Address.Port}";
        var email = $"journey-{width}@rosenhafen.example";
        await visit.OpenAsync(here + await StoryOfTheCity.WelcomeLinkAsync(browser.Portal, email));
        await page.FillAsync("#Password", Password);
        await page.FillAsync("#Again", Password);
        await SendAsync(page, "main form:not([data-passkey]) button");
        await SignInAsync(visit, here, email);
        Assert.EndsWith("/en/admin", page.Url, StringComparison.Ordinal);

        await visit.OpenAsync($"{here}/en/account/second-factor/app");
        await LookAsync(visit, $"app-{width}");
        await page.ClickAsync("main summary");
        var secret = await page.InnerTextAsync(".code code");
        await page.FillAsync("#Code", Code(secret));
        await SendAsync(page, "main form button");
        var codes = await page.Locator(".codes code").AllInnerTextsAsync();
        Assert.Equal(RecoveryCode.Count, codes.Distinct().Count());
        await LookAsync(visit, $"recovery-codes-{width}");

        await SignOutAsync(page);
        browser.Portal.Clock.Advance(TimeSpan.FromSeconds(30));
        await SignInAsync(visit, here, email);
        await LookAsync(visit, $"code-{width}");
        await page.FillAsync("#Code", Code(secret));
        await SendAsync(page, "main form button");
        Assert.EndsWith("/en/admin", page.Url, StringComparison.Ordinal);

        await SignOutAsync(page);
        await SignInAsync(visit, here, email);
        await page.ClickAsync("main p a");
        await page.Locator("input[autocapitalize]").WaitForAsync();
        await LookAsync(visit, $"recovery-code-{width}");
        await page.FillAsync("#Code", codes[0]);
        await SendAsync(page, "main form button");
        Assert.EndsWith("/en/admin", page.Url, StringComparison.Ordinal);

        var authenticator = await page.Context.NewCDPSessionAsync(page);
        await authenticator.SendAsync("WebAuthn.enable");
        await authenticator.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await visit.OpenAsync($"{here}/en/account/second-factor");
        await page.FillAsync("#NewName", "my phone");
        await page.ClickAsync("form[data-passkey] button");
        await page.Locator(".box.ok").WaitForAsync();
        Assert.Equal("my phone", await page.InnerTextAsync(".worklist strong"));
        await LookAsync(visit, $"second-factor-{width}");

        await SignOutAsync(page);
        await visit.OpenAsync($"{here}/en/sign-in");
        await LookAsync(visit, $"sign-in-passkey-{width}");
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync("**/en/admin");
        await visit.OpenAsync($"{here}/en/account");
        await LookAsync(visit, $"account-{width}");
        Assert.Contains("Recovery codes left: 9", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await visit.OpenAsync($"{here}/en/account/second-factor");
        await page.ClickAsync(".worklist summary");
        await page.ClickAsync(".worklist form[action$=remove] button");
        await page.Locator(".box.ok").WaitForAsync();
        Assert.Equal(0, await page.Locator(".worklist").CountAsync());
    }, new(width));

    [Fact]
    public Task SecondFactor_WithoutScript_OffersTheAppAndNoDeadButton() => browser.VisitAsync("factor-without-script", async visit =>
    {
        await SignIn.AsAdministratorAsync(browser, visit);
        await visit.OpenAsync("/en/account/second-factor");
        Assert.False(await visit.Page.Locator("form[data-passkey]").IsVisibleAsync());
        Assert.True(await visit.Page.Locator("a[href$='/second-factor/app']").IsVisibleAsync());
        await visit.OpenAsync("/en/sign-in/again");
        Assert.False(await visit.Page.Locator("form[data-passkey]").IsVisibleAsync());
        Assert.True(await visit.Page.Locator("#Password").IsVisibleAsync());
    }, new(WithoutScript: true));

    private static async Task LookAsync(Visit visit, string name)
    {
        await Pictures.TakeAsync(visit.Page, $"journey-{name}");
        await visit.AssertAccessibleAsync();
    }

    private static async Task SignInAsync(Visit visit, string here, string email)
    {
        await visit.OpenAsync($"{here}/en/sign-in");
        await visit.Page.FillAsync("#Email", email);
        await visit.Page.FillAsync("#Password", Password);
        await SendAsync(visit.Page, "main form:not([data-passkey]) button");
    }

    private static Task SignOutAsync(IPage page) => SendAsync(page, "header form button");

    // Once a mark on this page is gone, the next page is there.
    private static async Task SendAsync(IPage page, string button)
    {
        await page.EvaluateAsync("() => { document.documentElement.dataset.before = '1'; }");
        await page.Locator(button).First.ClickAsync();
        await page.WaitForFunctionAsync("() => !document.documentElement.dataset.before && document.readyState === 'complete'");
    }

    private string Code(string typed)
    {
        var bytes = new List<byte>();
        var (held, bits) = (0, 0);
        foreach (var c in typed.Where(char.IsLetterOrDigit))
        {
            (held, bits) = (((held << 5) | Base32.Rfc4648.IndexOf(c, StringComparison.Ordinal)) & 0xFFFF, bits + 5);
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(held >> bits));
            }
        }

        return TimeCode.Of([.. bytes], TimeCode.StepAt(browser.Portal.Clock.GetUtcNow()));
    }
}
