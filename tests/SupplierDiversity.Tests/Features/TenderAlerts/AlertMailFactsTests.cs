using AngleSharp.Html.Parser;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.TenderAlerts;

/// <summary>On a clock of its own: the dates are written out.</summary>
public class AlertMailFactsTests(AlertFixture portal) : IClassFixture<AlertFixture>
{
    [Theory]
    [InlineData("en", "Friday, 27 March 2026, 12:00 (Berlin time, UTC+01:00)", "1,234,567.50", "3 lots", "ltr")]
    [InlineData("de", "Freitag, 27. März 2026, 12:00 Uhr (Ortszeit Berlin, UTC+01:00)", "1.234.567,50", "3 Lose", "ltr")]
    [InlineData("tr", "Cuma", "1.234.567,50", "3 kısım", "ltr")]
    [InlineData("ar", "الجمعة", "EUR", "3 أجزاء", "rtl")]
    public async Task Send_InLanguage_SaysEveryFactOfTheRecordInTextAndHtml(string language, string deadline, string value, string lots, string direction)
    {
        var trade = AlertFixture.NewTrade();
        var address = $"golden-{language}@m.example";
        await portal.SubscribeAsync(address, trade[..7], "DE21", languages: $"xx;{language}");
        var at = new DateTimeOffset(2026, 3, 27, 12, 0, 0, TimeSpan.FromHours(1));
        var call = TestTenders.Call("Schulbücher & <b>Hefte</b>", "de", trade, deadline: at, value: 1_234_567.50m);
        var tender = await portal.Tenders.PublishAsync(call with
        {
            Lots = [.. Enumerable.Range(1, 3).Select(i => TestTenders.Lot($"LOT-{i:0000}", "Los", "de", trade, deadline: at) with { BidLanguages = ["de", "fr"], SocialObjectives = ["et-eq"] })],
        });
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        var mail = Assert.Single(SentMail.In(portal.MailFolder, address));
        foreach (var body in new[] { mail.Text, System.Net.WebUtility.HtmlDecode(mail.Html) })
        {
            Assert.Contains(deadline, body, StringComparison.Ordinal);
            Assert.Contains(value, body, StringComparison.Ordinal);
            Assert.Contains("EUR", body, StringComparison.Ordinal);
            Assert.Contains(lots, body, StringComparison.Ordinal);
            Assert.Contains("City of Rosenhafen", body, StringComparison.Ordinal);
            Assert.Contains(trade, body, StringComparison.Ordinal);
            Assert.Contains("DE212", body, StringComparison.Ordinal);
            Assert.Contains("DE21", body, StringComparison.Ordinal);
            Assert.Contains($"https://portal.example/{language}/tenders/{tender}", body, StringComparison.Ordinal);
            Assert.DoesNotContain("{", body, StringComparison.Ordinal);
        }

        Assert.StartsWith("Schulbücher & Hefte – ", mail.Subject, StringComparison.Ordinal);
        Assert.Equal(language, mail["Content-Language"]);
        Assert.Equal([tender], mail.Tenders);
        var html = new HtmlParser().ParseDocument(mail.Html);
        Assert.Equal((language, direction), (html.DocumentElement.GetAttribute("lang"), html.DocumentElement.GetAttribute("dir")));
        Assert.Equal("Schulbücher & Hefte", html.QuerySelector("h2 bdi")!.TextContent);
        Assert.Equal(language == "de" ? null : "de", html.QuerySelector("h2 bdi")!.GetAttribute("lang"));
        Assert.Empty(html.QuerySelectorAll("img, script, style, b b"));
        Assert.Equal("auto-generated", mail["Auto-Submitted"]);
        Assert.Matches("^<alerts\\..+>$", mail["List-Id"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail["List-Unsubscribe-Post"]);
        Assert.Matches("^<https://portal.example/alerts/unsubscribe/[A-Za-z0-9_-]+>$", mail["List-Unsubscribe"]);
    }
}
