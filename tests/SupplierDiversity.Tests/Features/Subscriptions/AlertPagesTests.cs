using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Subscriptions;

public class AlertPagesTests(AlertFixture portal) : IClassFixture<AlertFixture>
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Subscribe_FromSearchToFirstAlert_NeedsTheLinkOfTheLetter(string language)
    {
        var trade = AlertFixture.NewTrade();
        var address = $"journey-{language}@p.example";
        var visitor = portal.NewVisitor();
        var form = await visitor.GetAsync($"/{language}/alerts/new?cpv={trade}-1&nuts=DE2&q=zebra");
        Assert.Equal((trade, "DE2", "zebra"), (Value(form, "Cpv"), Value(form, "Nuts"), Value(form, "Words")));
        using var sent = await visitor.SubmitAsync(form, Fields(("Email", address), ("Frequency", "instant"), ("Language1", "tr")));
        Assert.Equal($"/{language}/alerts/asked", sent.Headers.Location?.ToString());

        var before = await portal.Tenders.PublishAsync(portal.Call(trade, "Zebra crossings"));
        await RunAsync();
        Assert.Empty(await portal.LedgerAsync(before));
        var letter = Assert.Single(SentMail.In(portal.MailFolder, address));
        Assert.Equal("tr", letter["Content-Language"]);
        Assert.DoesNotContain(letter.Headers, h => h.Name == "X-Alert-Tender");
        var link = Link(letter, "confirm");
        Assert.StartsWith("https://portal.example/tr/alerts/confirm/", link, StringComparison.Ordinal);

        var page = await visitor.GetAsync(Path(link));
        Assert.Contains("Zebra crossings", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await RunningAsync(address));
        using var confirmed = await visitor.SubmitAsync(page, []);
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        using var again = await visitor.SubmitAsync(page, []);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Single(await RunningAsync(address));

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await portal.Tenders.PublishAsync(portal.Call(trade, "More zebra crossings"));
        await RunAsync();
        Assert.Equal([$"journey-{language} 1 new accepted"], await portal.LedgerAsync(after));
        Assert.Empty(await portal.LedgerAsync(before));
    }

    [Fact]
    public async Task Subscribe_WithMistakes_KeepsWhatWasTypedAndSaysWhatIsWrongInTheLanguage()
    {
        var visitor = portal.NewVisitor();
        var form = await visitor.GetAsync("/de/alerts/new");
        using var response = await visitor.SubmitAsync(form, Fields(("Email", "not an address"), ("Organisation", "Bauverein"), ("Cpv", "Straßen"), ("Nuts", "Bayern"), ("Trades", "45")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await PageVisitor.ReadAsync(response);
        Assert.Equal(("not an address", "Bauverein", "Straßen", "Bayern"), (Value(page, "Email"), Value(page, "Organisation"), Value(page, "Cpv"), Value(page, "Nuts")));
        Assert.True(page.QuerySelector("input[name=Trades][value='45']")!.HasAttribute("checked"));
        Assert.Equal("„Straßen“ ist kein CPV-Code. Schreiben Sie 2 bis 8 Ziffern, zum Beispiel 45 oder 45233140-2", page.QuerySelector("#Cpv-error")!.TextContent);
        Assert.Equal(3, page.QuerySelectorAll(".errors li").Length);
        Assert.All(page.QuerySelectorAll(".errors a"), a => Assert.NotNull(page.QuerySelector(a.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Subscribe_SomebodyTypesAnAddressThatHasAlerts_ChangesNothingBeforeTheOwnerConfirms()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("owner@p.example", trade, languages: "de", name: "Owner");
        var visitor = portal.NewVisitor();
        using var sent = await visitor.SubmitAsync(await visitor.GetAsync("/en/alerts/new"), Fields(("Email", "OWNER@p.example"), ("Name", "Stranger"), ("Cpv", trade), ("Frequency", "weekly")));
        Assert.Equal("/en/alerts/asked", sent.Headers.Location?.ToString());
        var running = Assert.Single(await RunningAsync("owner@p.example"));
        Assert.Equal(("Owner", "instant"), (running.Name, Subscription.WordOf(running.Frequency)));
        await RunAsync();
        var page = await visitor.GetAsync(Path(Link(Assert.Single(SentMail.In(portal.MailFolder, "@p.example"), m => m["To"].Contains("OWNER", StringComparison.Ordinal)), "confirm")));
        using var confirmed = await visitor.SubmitAsync(page, []);
        running = Assert.Single(await RunningAsync("owner@p.example"));
        Assert.Equal("weekly", Subscription.WordOf(running.Frequency));
    }

    [Fact]
    public async Task Subscribe_AddressIsFlooded_GetsAFewLettersOnly()
    {
        var visitor = portal.NewVisitor();
        for (var i = 0; i < 8; i++)
        {
            using var sent = await visitor.SubmitAsync(await visitor.GetAsync("/en/alerts/new"), Fields(("Email", "flooded@p.example"), ("Words", $"word{i}")));
            Assert.Equal("/en/alerts/asked", sent.Headers.Location?.ToString());
        }

        await RunAsync();
        Assert.Equal(SubscriptionBook.MostLettersADay, SentMail.In(portal.MailFolder, "flooded@p.example").Count);
    }

    [Fact]
    public async Task ManageLink_KnownAndUnknownAddress_GetTheSameAnswerAndOnlyTheKnownOneALetter()
    {
        await portal.SubscribeAsync("known@p.example", AlertFixture.NewTrade());
        var visitor = portal.NewVisitor();
        var answers = new List<string>();
        foreach (var address in new[] { "known@p.example", "unknown@p.example" })
        {
            using var response = await visitor.SubmitAsync(await visitor.GetAsync("/en/alerts/manage"), Fields(("email", address)));
            answers.Add($"{response.StatusCode} {response.Headers.Location}");
        }

        Assert.Single(answers.Distinct());
        await RunAsync();
        Assert.Single(SentMail.In(portal.MailFolder, "<known@p.example>").Concat(SentMail.In(portal.MailFolder, "known@p.example")).DistinctBy(m => m["Message-ID"]));
    }

    [Fact]
    public async Task Manage_ChangeAndEnd_WorkUntilTheLinkIsThirtyDaysOld()
    {
        var (trade, other) = (AlertFixture.NewTrade(), AlertFixture.NewTrade());
        var recipient = await portal.SubscribeAsync("manage@p.example", trade);
        await portal.SubscribeAsync("manage@p.example", other);
        var link = Path(portal.Services.GetRequiredService<AlertLinks>().Manage(recipient, "en", portal.Clock.GetUtcNow()));
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync(link);
        Assert.Equal(2, page.QuerySelectorAll("section.box").Length);
        var edit = await visitor.GetAsync($"{link}/{(await RunningAsync("manage@p.example")).Single(s => s.Filter.Cpv.Contains(trade)).SubscriptionId}");
        using (var taken = await visitor.SubmitAsync(edit, Fields(("Cpv", other))))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        }

        using (var saved = await visitor.SubmitAsync(edit, Fields(("Frequency", "weekly"), ("Words", "zebra"))))
        {
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }

        Assert.Contains(await RunningAsync("manage@p.example"), s => s is { Filter.Words: ["zebra"] } && Subscription.WordOf(s.Frequency) == "weekly");
        using (var ended = await visitor.SubmitAsync(page, [], "section.box form"))
        {
            Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        }

        Assert.Single(await RunningAsync("manage@p.example"));
        portal.Clock.Advance(TimeSpan.FromDays(31));
        using var old = await visitor.Http.GetAsync(link);
        Assert.Equal("/en/alerts/manage?old=true", old.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Manage_SubscriptionOfAnotherPerson_IsNotFound()
    {
        var mine = await portal.SubscribeAsync("mine@p.example", AlertFixture.NewTrade());
        await portal.SubscribeAsync("theirs@p.example", AlertFixture.NewTrade());
        var theirs = Assert.Single(await RunningAsync("theirs@p.example"));
        var link = Path(portal.Services.GetRequiredService<AlertLinks>().Manage(mine, "en", portal.Clock.GetUtcNow()));
        await portal.NewVisitor().GetAsync($"{link}/{theirs.SubscriptionId}", HttpStatusCode.NotFound);
        var own = Assert.Single(await RunningAsync("mine@p.example"));
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync(link);
        var form = page.QuerySelector("section.box form")!;
        form.SetAttribute("action", form.GetAttribute("action")!.Replace(own.SubscriptionId.ToString(), theirs.SubscriptionId.ToString(), StringComparison.OrdinalIgnoreCase));
        using var ended = await visitor.SubmitAsync(page, [], "section.box form");
        Assert.Single(await RunningAsync("theirs@p.example"));
    }

    [Fact]
    public async Task OneClick_PostWithoutTokenOrCookie_StopsEverythingAndWhatIsQueuedAndCanBeRepeated()
    {
        var trade = AlertFixture.NewTrade();
        var recipient = await portal.SubscribeAsync("oneclick@p.example", trade, languages: "de");
        await portal.SubscribeAsync("oneclick@p.example", AlertFixture.NewTrade(), languages: "de");
        var tender = await portal.Tenders.PublishAsync(portal.Call(trade));
        await portal.FanOutAsync();
        var address = Path(portal.Services.GetRequiredService<AlertLinks>().StopAll(recipient));
        portal.Clock.Advance(TimeSpan.FromDays(4_000));
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync(address);
        Assert.Equal("de", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(2, (await RunningAsync("oneclick@p.example")).Count);
        for (var i = 0; i < 2; i++)
        {
            using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
            using var response = await portal.NewVisitor().Http.PostAsync(address, body);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Empty(await RunningAsync("oneclick@p.example"));
        }

        Assert.Equal(["oneclick 1 new suppressed stopped"], await portal.LedgerAsync(tender));
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM subscription_keys WHERE subscription_id IN (SELECT subscription_id FROM subscriptions WHERE recipient_id = @recipient)", new { recipient }));
    }

    [Fact]
    public async Task Links_ForgedOrOfAnotherKind_AreRefused()
    {
        var recipient = await portal.SubscribeAsync("forged@p.example", AlertFixture.NewTrade());
        var links = portal.Services.GetRequiredService<AlertLinks>();
        var token = links.StopAll(recipient).Split('/')[^1];
        Assert.Equal(recipient, links.Read(token, AlertLinkKind.StopAll, portal.Clock.GetUtcNow()));
        Assert.Null(links.Read(token, AlertLinkKind.Manage, portal.Clock.GetUtcNow()));
        for (var i = 0; i < token.Length - 1; i++)
        {
            var other = token[i] == 'A' ? 'B' : 'A';
            Assert.Null(links.Read(token[..i] + other + token[(i + 1)..], AlertLinkKind.StopAll, portal.Clock.GetUtcNow()));
        }

        foreach (var path in new[] { "/alerts/unsubscribe/nonsense", $"/alerts/unsubscribe/{token[..^4]}", "/en/alerts/confirm/nonsense" })
        {
            await portal.NewVisitor().GetAsync(path, HttpStatusCode.NotFound);
        }
    }

    private async Task<IReadOnlyList<Subscription>> RunningAsync(string key)
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        var book = portal.Services.GetRequiredService<SubscriptionBook>();
        return await book.RecipientAsync(connection, key) is { } recipient ? await book.RunningAsync(connection, recipient.RecipientId) : [];
    }

    private static string? Value(AngleSharp.Html.Dom.IHtmlDocument page, string name) => page.QuerySelector($"input[name='{name}']")!.GetAttribute("value");

    private static IEnumerable<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] fields) =>
        fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value));

    private static string Link(SentMail mail, string kind) => Regex.Match(mail.Text, $@"https://\S+/alerts/{kind}/\S+").Value;

    private static string Path(string address) => new Uri(address).PathAndQuery;

    private Task<JobCount> RunAsync() => JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
}
