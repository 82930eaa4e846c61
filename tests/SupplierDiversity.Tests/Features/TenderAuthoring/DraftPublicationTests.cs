using System.Net;
using SupplierDiversity.Features.Misreads;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Rules.Authoring;

namespace SupplierDiversity.Tests.Features.TenderAuthoring;

public class DraftPublicationTests(AuthoringPortal portal) : IClassFixture<AuthoringPortal>
{
    [Fact]
    public async Task Sign_ByASecondOfficer_PublishesTheTenderWithItsClausesAndTellsReaders()
    {
        var at = await portal.CityAsync("vierauge");
        await portal.SubscribeAsync("parents@vierauge.example", at.Trade);
        var draft = await portal.StartAsync(at, portal.Whole(at));
        Assert.Equal(SignOutcome.Published, await portal.PublishAsync(at, draft));
        var row = await portal.NowAsync(at, draft);
        Assert.Equal("published", row.State);
        var tender = await portal.Authored.FindAsync(row.TenderId!, CancellationToken.None);
        var clause = Assert.Single(tender!.Clauses);
        Assert.Equal(Assert.Single(at.Assessment.Impacts).ImpactId, clause.ImpactId);
        Assert.Contains("8 Stunden", clause.Text.ByLanguage["de"], StringComparison.Ordinal);
        Assert.Equal(10, clause.Text.ByLanguage.Count);
        Assert.Equal([row.TenderId!], await portal.Authored.WithImpactAsync(clause.ImpactId, CancellationToken.None));

        await portal.FanOutAsync();
        Assert.Equal(["parents 1 new queued"], await portal.LedgerAsync(row.TenderId!));
        var page = await portal.NewVisitor().GetAsync($"/de/tenders/{row.TenderId}");
        Assert.Contains("Schulung", page.QuerySelector("article.duty")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("et-eq", await portal.ScalarAsync<string>("SELECT duties FROM tenders WHERE tender_id = @Id", new { Id = row.TenderId }), StringComparison.Ordinal);
        Assert.Equal(at.City.CityId, await portal.ScalarAsync<Guid>("SELECT b.city_id FROM buyers b JOIN tenders t ON t.buyer_id = b.buyer_id WHERE t.tender_id = @Id", new { Id = row.TenderId }));
    }

    [Fact]
    public async Task Sign_ByWhoeverWroteOrAsked_IsRefusedAndNothingGoesOut()
    {
        var at = await portal.CityAsync("alleinau");
        var draft = await portal.StartAsync(at, portal.Whole(at));
        await portal.Drafts.HandOverAsync(draft, false, "", at.Second, CancellationToken.None);
        var waiting = await portal.NowAsync(at, draft);
        Assert.Equal(SignOutcome.Own, await portal.SignAsync(at, waiting, at.First));
        Assert.Equal(SignOutcome.Own, await portal.SignAsync(at, waiting, at.Second));
        Assert.Empty(await portal.Drafts.PublicationsAsync(draft.DraftId, CancellationToken.None));
    }

    [Fact]
    public async Task Sign_TwiceAtOnce_PublishesOnce()
    {
        var at = await portal.CityAsync("doppelau");
        var draft = await portal.StartAsync(at, portal.Whole(at));
        await portal.Drafts.HandOverAsync(draft, false, "", at.First, CancellationToken.None);
        var waiting = await portal.NowAsync(at, draft);
        var outcomes = await Task.WhenAll(portal.SignAsync(at, waiting, at.Second), portal.SignAsync(at, waiting, at.Second));
        Assert.Equal([SignOutcome.Published, SignOutcome.Changed], outcomes.Order());
        Assert.Single(await portal.Drafts.PublicationsAsync(draft.DraftId, CancellationToken.None));
    }

    [Fact]
    public async Task Sign_DraftThatSomethingStops_IsRefused()
    {
        var at = await portal.CityAsync("haltau");
        var whole = portal.Whole(at);
        TenderDraft[] stopped =
        [
            whole with { Title = "" },
            whole with { Clauses = [whole.Clauses[0] with { Blanks = new Dictionary<string, string> { ["hours"] = "8" } }] },
            whole with { Description = "Mindestens 20 % der Beschäftigten müssen einen Migrationshintergrund haben." },
            whole with { QuestionsUntil = portal.Clock.GetUtcNow().AddDays(70).ToString("yyyy-MM-dd'T'12:00", System.Globalization.CultureInfo.InvariantCulture) },
            whole with { Criteria = [whole.Criteria[0]] },
            whole with { AssessmentId = null },
        ];
        foreach (var draft in stopped)
        {
            Assert.Equal(SignOutcome.Stopped, await portal.PublishAsync(at, await portal.StartAsync(at, draft)));
        }
    }

    [Fact]
    public async Task Sign_StoppedTextThatALawyerSignedAsMisread_IsPublished()
    {
        var at = await portal.CityAsync("irrlesau");
        const string Text = "Mindestens 20 % der Beschäftigten müssen einen Migrationshintergrund haben.";
        var draft = await portal.StartAsync(at, portal.Whole(at) with { Description = Text });
        Assert.Equal(SignOutcome.Stopped, await portal.PublishAsync(at, draft));
        var book = portal.Services.GetRequiredService<MisreadBook>();
        await portal.Drafts.GiveBackAsync(await portal.NowAsync(at, draft), "", CancellationToken.None);
        var first = await portal.People.SignInAsync("first@irrlesau.example");
        var page = await first.GetAsync($"/en/admin/cities/irrlesau/drafts/{draft.DraftId}");
        using (var asked = await first.SubmitAsync(page, [new("reason", "It quotes the law that forbids this.")], "form[action$='/misreads']"))
        {
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        }

        page = await first.GetAsync($"/en/admin/cities/irrlesau/drafts/{draft.DraftId}");
        Assert.Null(page.QuerySelector("form[action$='/misreads']"));
        Assert.NotNull(page.QuerySelector("a[href*='/misreads#m-']"));
        var misread = Assert.Single(await book.OfCityAsync(at.City, CancellationToken.None));
        Assert.True(await book.DecideAsync(at.City, misread, sign: true, "", at.Second, CancellationToken.None));
        Assert.Equal(SignOutcome.Published, await portal.PublishAsync(at, await portal.NowAsync(at, draft)));
        Assert.Contains(await portal.Services.GetRequiredService<DraftReview>().FindAsync(at.City, portal.Whole(at) with { Description = Text + " Immer." }, CancellationToken.None), f => f is { Code: "guard", Stops: true });
    }

    [Fact]
    public async Task Correct_MaterialChange_MakesAnEditionAndASmallOneDoesNot()
    {
        var at = await portal.CityAsync("nachbesser");
        await portal.SubscribeAsync("reader@nachbesser.example", at.Trade);
        var draft = await portal.StartAsync(at, portal.Whole(at));
        await portal.PublishAsync(at, draft);
        await portal.FanOutAsync();
        await CorrectAsync(at, draft, d => d with { Description = "Beratung in allen Familienzentren." });
        await portal.FanOutAsync();
        var row = await portal.NowAsync(at, draft);
        Assert.Equal(["reader 1 new queued"], await portal.LedgerAsync(row.TenderId!));
        var small = (await portal.Authored.FindAsync(row.TenderId!, CancellationToken.None))!.Last;
        Assert.Equal(("correction", "description"), (small.Kind, Assert.Single(small.Changes).Step));

        await CorrectAsync(at, draft, d => d with { ValueCents = 30_000_000 });
        await portal.FanOutAsync();
        Assert.Contains("reader 2 changed queued", await portal.LedgerAsync(row.TenderId!));
        Assert.Equal(3, (await portal.Authored.FindAsync(row.TenderId!, CancellationToken.None))!.Publications.Count);
    }

    [Fact]
    public async Task Cancel_WithAReason_IsSignedAndTold()
    {
        var at = await portal.CityAsync("absageau");
        await portal.SubscribeAsync("reader@absageau.example", at.Trade);
        var draft = await portal.StartAsync(at, portal.Whole(at));
        await portal.PublishAsync(at, draft);
        await portal.FanOutAsync();
        Assert.Equal(SignOutcome.Published, await portal.PublishAsync(at, await portal.NowAsync(at, draft), cancels: true, "The money is not there."));
        await portal.FanOutAsync();
        var row = await portal.NowAsync(at, draft);
        Assert.Equal("cancelled", row.State);
        Assert.Equal("cancelled", await portal.ScalarAsync<string>("SELECT kind FROM editions WHERE tender_id = @Id AND number = 2", new { Id = row.TenderId }));
        Assert.Equal(["reader 1 new suppressed cancelled"], await portal.LedgerAsync(row.TenderId!));
        Assert.Equal("The money is not there.", (await portal.Authored.FindAsync(row.TenderId!, CancellationToken.None))!.Last.Reason);
    }

    private async Task CorrectAsync(AuthoringCity at, DraftRow draft, Func<TenderDraft, TenderDraft> change)
    {
        Assert.True(await portal.Drafts.CorrectAsync(await portal.NowAsync(at, draft), CancellationToken.None));
        var row = await portal.NowAsync(at, draft);
        Assert.True(await portal.Drafts.WriteAsync(row, change(row.Draft), "description", at.First, CancellationToken.None));
        Assert.Equal(SignOutcome.Published, await portal.PublishAsync(at, await portal.NowAsync(at, draft), reason: "A slip."));
    }
}
