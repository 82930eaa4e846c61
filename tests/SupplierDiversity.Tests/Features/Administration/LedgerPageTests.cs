using Dapper;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Administration;

public class LedgerPageTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    [Fact]
    public async Task ShowTender_SumsAndRows_TellWhoWasToldInPart()
    {
        var tender = await new TestTenders(portal.Services).PublishAsync(TestTenders.Call("Zebra crossings repainted"));
        await AddAlertAsync(tender, "told.person@reader.example", "accepted", "250 2.0.0 Ok");
        await AddAlertAsync(tender, "other@reader.example", "accepted", "250 2.0.0 Ok");
        var parked = await AddAlertAsync(tender, "gone@reader.example", "parked", "550 5.1.1 No such user");
        await AddAlertAsync(tender, "late@reader.example", "suppressed", "superseded");
        await AddAlertAsync(tender, "later@reader.example", "suppressed", "deadline passed");

        var found = await portal.Administrator.GetAsync("/en/admin/ledger?q=zebra");
        var page = await portal.Administrator.GetAsync(Assert.Single(found.QuerySelectorAll(".hits a")).GetAttribute("href")!);
        Assert.Equal("3 due, 2 accepted, 1 parked", page.QuerySelector(".lead")!.TextContent);
        Assert.Equal(5, page.QuerySelectorAll(".history li").Length);
        Assert.DoesNotContain("told.person", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("A newer edition took its place.", page.Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(2, page.Body!.TextContent.Split("The last deadline passed while the mail waited.").Length - 1);

        var only = await portal.Administrator.GetAsync($"/tr/admin/ledger/{tender}?state=parked");
        var row = Assert.Single(only.QuerySelectorAll(".history li"));
        Assert.Contains("g…@reader.example", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("550 5.1.1 No such user", row.TextContent, StringComparison.Ordinal);
        Assert.Contains((await portal.Administrator.GetAsync("/en/admin")).QuerySelectorAll(".worklist a"), a => a.TextContent == "1 alert was given up");

        var overview = await portal.Administrator.GetAsync("/en/admin/ledger");
        var after = await portal.FollowAsync(overview, [], $"form[action$='{parked}/retry']");
        Assert.Empty(after.QuerySelectorAll(".worklist li"));
        Assert.Empty((await portal.Administrator.GetAsync($"/en/admin/ledger/{tender}?state=parked")).QuerySelectorAll(".history li"));
    }

    [Fact]
    public async Task Show_EditionParked_IsListedAndTriedAgain()
    {
        var tender = await new TestTenders(portal.Services).PublishAsync(TestTenders.Call("Parked edition"));
        await using (var connection = await portal.Db.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("UPDATE editions SET parked_reason = 'InvalidOperationException: broken' WHERE tender_id = @tender", new { tender });
        }

        Assert.Contains((await portal.Administrator.GetAsync("/ar/admin")).QuerySelectorAll(".worklist a"), a => a.TextContent == "تعذّر تحديد قرّاء إحدى المناقصات");
        var page = await portal.Administrator.GetAsync("/en/admin/ledger");
        await portal.FollowAsync(page, [], "form[action*='/editions/']");
        await using var check = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(0, await check.ExecuteScalarAsync<int>("SELECT count(*) FROM editions WHERE parked_reason IS NOT NULL"));
    }

    [Theory]
    [InlineData("NOSUCHTENDER")]
    [InlineData("%27%20OR%201=1--")]
    public async Task ShowTender_Unknown_SaysNobodyWasToHear(string tender) =>
        Assert.Contains("Nobody was to hear", (await portal.Administrator.GetAsync($"/en/admin/ledger/{tender}?state=nonsense")).Body!.TextContent, StringComparison.Ordinal);

    private async Task<Guid> AddAlertAsync(string tender, string email, string state, string reason)
    {
        var (alert, recipient, now) = (Guid.CreateVersion7(), Guid.CreateVersion7(), portal.Clock.GetUtcNow());
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            INSERT INTO recipients (recipient_id, email, email_key, created_at) VALUES (@recipient, @email, @email, @now);
            INSERT INTO alerts (alert_id, recipient_id, tender_id, edition, channel, kind, state, reason, state_at, reasons_json, language, due_at, mail_id, created_at)
            VALUES (@alert, @recipient, @tender, 1, 'mail', 'new', @state, @reason, @now, '[]', 'en', @now, @alert, @now)
            """,
            new { alert, recipient, tender, email, state, reason, now });
        return alert;
    }
}
