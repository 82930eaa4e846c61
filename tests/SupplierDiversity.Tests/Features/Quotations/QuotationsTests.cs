using System.Net;
using System.Text.Json;
using SupplierDiversity.Features.Quotations;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Features.Suppliers;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Features.TenderAuthoring;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Quotations;

public class QuotationsTests(AuthoringPortal portal) : IClassFixture<AuthoringPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private QuotationBook Book => portal.Services.GetRequiredService<QuotationBook>();

    private FirmBook Firms => portal.Services.GetRequiredService<FirmBook>();

    [Fact]
    public async Task Ask_FirmsThatAgreed_AreDrawnInTurnToldInTheirLanguageAndExplained()
    {
        var at = await portal.CityAsync("reihau");
        var (turkish, home) = await AgreedAsync(at, "tr@reihau.example", "tr");
        await AgreedAsync(at, "two@reihau.example", "de");
        await AgreedAsync(at, "three@reihau.example", "de");
        await AgreedAsync(at, "elsewhere@reihau.example", "de", cpv: "45");
        var draft = await PublishedAsync(at);
        var first = await portal.People.SignInAsync("first@reihau.example");
        var address = $"/en/admin/cities/reihau/drafts/{draft.DraftId}/quotations";
        var page = await first.GetAsync(address);
        Assert.Contains("3 firms agreed", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("reihau.example GmbH", page.Body.TextContent, StringComparison.Ordinal);

        page = await BusinessSteps.FollowAsync(first, page, [new("wanted", "2")]);
        var drawn = (await Book.FindAsync(at.City, draft.TenderId!, Ct))!;
        Assert.Equal((4, 2, true), (drawn.Firms.Count, drawn.Firms.Count(f => f.Asked), drawn.Repeats));
        Assert.Contains("It sells something else.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The lot fell on others.", page.Body.TextContent, StringComparison.Ordinal);
        Assert.False(await Book.DrawAsync(at.City, (await portal.Authored.FindAsync(draft.TenderId!, Ct))!, 2, at.First, Ct));

        // Nobody is left out without a reason; the next in the line comes in.
        var gone = drawn.Firms.First(f => f.Asked).SupplierId;
        using (var refused = await first.SubmitAsync(page, [new("firm", gone.ToString()), new("reason", "No.")], "form[action$='/leave-out']"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        page = await BusinessSteps.FollowAsync(first, page, [new("firm", gone.ToString()), new("reason", "The firm wrote that it is closed this month.")], "form[action$='/leave-out']");
        var now = (await Book.FindAsync(at.City, draft.TenderId!, Ct))!;
        Assert.Equal(now.Firms.Where(f => f.Place is 2 or 3).Select(f => f.SupplierId).Order(), now.Firms.Where(f => f.Asked).Select(f => f.SupplierId).Order());
        Assert.True(now.Repeats);
        Assert.Contains("closed this month", page.Body!.TextContent, StringComparison.Ordinal);

        await BusinessSteps.FollowAsync(first, page, [], "form[action$='/send']");
        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        var told = new[] { "tr", "two", "three" }.Where(n => SentMail.In(portal.MailFolder, $"{n}@reihau.example").Any(m => m.Text.Contains($"/tenders/{draft.TenderId}", StringComparison.Ordinal))).ToList();
        Assert.Equal(2, told.Count);
        Assert.DoesNotContain(SentMail.In(portal.MailFolder, "elsewhere@reihau.example"), m => m.Text.Contains(draft.TenderId!, StringComparison.Ordinal));
        if (gone.ToString() != home.Split('/')[^1])
        {
            Assert.Contains(SentMail.In(portal.MailFolder, "tr@reihau.example"), m => m.Text.Contains("sizden teklif istiyor", StringComparison.Ordinal));
            Assert.Contains($"/tenders/{draft.TenderId}", (await turkish.GetAsync($"/en{home}/quotations")).Body!.InnerHtml, StringComparison.Ordinal);
        }

        // The next draw begins with the firm that was left out: it kept its turn.
        var next = await PublishedAsync(at);
        Assert.True(await Book.DrawAsync(at.City, (await portal.Authored.FindAsync(next.TenderId!, Ct))!, 1, at.First, Ct));
        Assert.Equal(gone, Assert.Single((await Book.FindAsync(at.City, next.TenderId!, Ct))!.Firms, f => f.Asked).SupplierId);

        using var inputs = JsonDocument.Parse(await first.Http.GetStringAsync($"{address}/draw.json"));
        Assert.Equal(drawn.Row.Seed, inputs.RootElement.GetProperty("seed").GetString());
        Assert.Equal(4, inputs.RootElement.GetProperty("firms").GetArrayLength());
        await first.GetAsync($"/en/admin/cities/reihau/drafts/{(await portal.StartAsync(at, portal.Whole(at))).DraftId}/quotations", HttpStatusCode.NotFound);
    }

    private async Task<DraftRow> PublishedAsync(AuthoringCity at)
    {
        var draft = await portal.StartAsync(at, portal.Whole(at) with { Regime = "below" });
        Assert.Equal(SignOutcome.Published, await portal.PublishAsync(at, draft));
        return await portal.NowAsync(at, draft);
    }

    // A firm that wants to supply the city and agreed, on its own page, to be asked.
    private async Task<(PageVisitor Visitor, string Home)> AgreedAsync(AuthoringCity at, string email, string language, string? cpv = null)
    {
        var steps = new BusinessSteps(portal);
        var visitor = await steps.ComeInAsync(await steps.AskAsync(steps.NewNumber(), email, language), email);
        var home = await BusinessSteps.HomeAsync(visitor);
        var firm = (await Firms.FindAsync(Guid.Parse(home.Split('/')[^1]), Ct))!;
        var told = firm with { Name = $"{email} GmbH", Cpv = cpv ?? at.Trade, Nuts = "DE" };
        await Firms.SaveAsync(firm, told, Ct);
        await Firms.SaveCitiesAsync(told, told, [new FirmCity { CityId = at.City.CityId, Listed = false, Diversity = false }], Ct);
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/quotations"), [new("chosen", at.City.CityId.ToString())]);
        return (visitor, home);
    }
}
