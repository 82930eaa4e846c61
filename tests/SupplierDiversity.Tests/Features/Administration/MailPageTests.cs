using System.Net;
using SupplierDiversity.Features.Administration;
using SupplierDiversity.Jobs;
using SupplierDiversity.Mail.Letters;

namespace SupplierDiversity.Tests.Features.Administration;

public class MailPageTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    private const string Html = "<!DOCTYPE html><html><body><h1 style=\"color:#222\">Grüße</h1><script>alert(1)</script></body></html>";

    [Fact]
    public async Task Pause_AndResume_StopsMailAndSaysWhoAndSince()
    {
        await AddLetterAsync("waits@reader.example", "Waits for the switch");
        var paused = await portal.FollowAsync(await portal.Administrator.GetAsync("/en/admin/mail"), []);
        Assert.Contains("officer@portal.example", paused.QuerySelector(".box.stop")!.TextContent, StringComparison.Ordinal);
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        Assert.DoesNotContain("Waits for the switch", (await portal.Administrator.GetAsync("/en/admin/mail")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains((await portal.Administrator.GetAsync("/de/admin")).QuerySelectorAll(".worklist a"), a => a.TextContent == "Das Versenden ist angehalten");

        var resumed = await portal.FollowAsync(await portal.Administrator.GetAsync("/ar/admin/mail"), []);
        Assert.Null(resumed.QuerySelector(".box.stop"));
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        Assert.Contains("Waits for the switch", (await portal.Administrator.GetAsync("/en/admin/mail")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_MailInTheFolder_ShowsTextAndCagesItsHtml()
    {
        await AddLetterAsync("reader@reader.example", "İhale: Größe – مناقصة");
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        var list = await portal.Administrator.GetAsync("/en/admin/mail");
        var entry = Assert.Single(list.QuerySelectorAll("li.hit"), l => l.TextContent.Contains("Größe", StringComparison.Ordinal));
        Assert.Contains("r…@reader.example", entry.TextContent, StringComparison.Ordinal);
        var page = await portal.Administrator.GetAsync(entry.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal("İhale: Größe – مناقصة", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Grüße als Text", page.QuerySelector(".original")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script"));
        var frame = page.QuerySelector("iframe")!;
        Assert.Equal("", frame.GetAttribute("sandbox"));
        using var html = await portal.Administrator.Http.GetAsync(frame.GetAttribute("src"));
        var policy = Assert.Single(html.Headers.GetValues("Content-Security-Policy"));
        Assert.EndsWith("; sandbox", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(Html, (await html.Content.ReadAsStringAsync()).TrimEnd());
    }

    [Theory]
    [InlineData("..%2Fportal.db")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData(".hidden.eml")]
    [InlineData("nothing.eml")]
    public async Task Read_AnotherFile_IsNotFound(string name) =>
        await portal.Administrator.GetAsync($"/en/admin/mail/read/{name}", HttpStatusCode.NotFound);

    [Fact]
    public async Task Parked_LetterGivenUp_IsListedInPartAndTriedAgain()
    {
        var id = await AddLetterAsync("secret.person@reader.example", "Parked");
        await using (var connection = await portal.Db.OpenAsync(CancellationToken.None))
        {
            await Dapper.SqlMapper.ExecuteAsync(connection, "UPDATE letters SET state = 'parked', reason = '550 No such user' WHERE letter_id = @id", new { id });
        }

        Assert.Contains((await portal.Administrator.GetAsync("/en/admin")).QuerySelectorAll(".worklist a"), a => a.TextContent == "1 mail was given up");
        var page = await portal.Administrator.GetAsync("/en/admin/mail/parked");
        Assert.Contains("550 No such user", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret.person", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var after = await portal.FollowAsync(page, []);
        Assert.Empty(after.QuerySelectorAll(".worklist li"));
        Assert.Equal(0, await portal.Services.GetRequiredService<LetterList>().CountParkedAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("a@x.example", "a…@x.example")]
    [InlineData("Ada Lovelace <ada@x.example>", "a…@x.example")]
    [InlineData("nonsense", "…")]
    public void Masked_Address_KeepsFirstLetterAndDomain(string address, string masked) => Assert.Equal(masked, AdministrationText.Masked(address));

    private Task<Guid> AddLetterAsync(string to, string subject) => portal.Db.InTransactionAsync(
        (connection, transaction) => portal.Services.GetRequiredService<LetterBox>().AddAsync(
            connection, transaction, new Letter(to, "de", "confirm", subject, "Grüße als Text\n", Html)),
        CancellationToken.None);
}
