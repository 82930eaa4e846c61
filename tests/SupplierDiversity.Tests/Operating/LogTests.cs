using System.Net;
using System.Text.Json;
using SupplierDiversity.Operating.Logs;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Operating;

public sealed class LogTests(ITestOutputHelper output)
{
    private const string Person = "zeynep.marker";
    private const string Wish = "markerwish";

    [Fact]
    public async Task Serve_InProductionThroughAWholeJourney_LogsJsonAndNothingAboutPeople()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var portal = new ServedProgram(
            database.Settings, "Production", ("Portal__BaseUrl", "http://127.0.0.1"), ("Logging__LogLevel__Default", "Debug"), ("Logging__LogLevel__Microsoft.AspNetCore", "Debug"));
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        var visitor = await portal.VisitAsync(handler);
        using var asked = await visitor.SubmitAsync(await visitor.GetAsync("/en/alerts/new"), [new("Email", $"{Person}@people.example")]);
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var confirm = await ConfirmLinkAsync(portal);
        using var confirmed = await visitor.SubmitAsync(await visitor.GetAsync(confirm), []);
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        await visitor.GetAsync($"/en/tenders?q={Wish}&nuts=DE212");
        await visitor.GetAsync($"/en/welcome/{new string('w', 40)}{Person}", HttpStatusCode.Gone);
        using var refused = await Administrators.SignInAsync(visitor, $"{Person}@people.example", "a wrong password");
        using var forged = await visitor.Http.PostAsync($"/en/sign-in?returnUrl=/en/admin%3Fq={Wish}", new StringContent(""));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        await portal.StopAsync();

        var token = confirm.Split('/')[^1];
        Assert.True(token.Length > 40 && portal.Log.Count > 100, $"{portal.Log.Count} lines, token {token.Length}");
        output.WriteLine($"{portal.Log.Count} lines looked at");
        Assert.All(portal.Log, line =>
        {
            using var json = JsonDocument.Parse(line);
            Assert.NotEmpty(json.RootElement.GetProperty("time").GetString()!);
            Assert.NotEmpty(json.RootElement.GetProperty("source").GetString()!);
        });
        Assert.DoesNotContain(portal.Log, l => l.Contains(Person, StringComparison.OrdinalIgnoreCase) || l.Contains(Wish, StringComparison.OrdinalIgnoreCase) || l.Contains(token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("550 5.1.1 <zeynep@people.example>: unknown", "550 5.1.1 <[address]>: unknown")]
    [InlineData("zoë.o'neil+x@bücher.example is away", "[address] is away")]
    [InlineData("GET /en/alerts/manage/AbC-12_x?done=1 took 3 ms", "GET /en/alerts/manage/[token]?[query] took 3 ms")]
    [InlineData("/alerts/unsubscribe/abc", "/alerts/unsubscribe/[token]")]
    [InlineData("GET /en/surveys/AbcdefghijklmnopqrstuvwxyzAbcdefghijklmnopq/owners took 3 ms", "GET /en/surveys/[token] took 3 ms")]
    [InlineData("/ar/my-background/AbcdefghijklmnopqrstuvwxyzAbcdefghijklmnopq/question", "/ar/my-background/[token]")]
    [InlineData("/en/badge/Abcdef", "/en/badge/[token]")]
    [InlineData("?q=school", "?[query]")]
    [InlineData("Is it there? Yes = no", "Is it there? Yes = no")]
    [InlineData("Key 0123456789012345678901234567890123456789abcd found", "Key [token] found")]
    [InlineData("at SupplierDiversity.Mail.Sending.MailSending.RunAsync(IMailQueue queue)", "at SupplierDiversity.Mail.Sending.MailSending.RunAsync(IMailQueue queue)")]
    public void Clean_LineThatNamesOrOpens_LosesJustThat(string line, string expected) => Assert.Equal(expected, LogScrub.Clean(line));

    // The job that sends runs every quarter of a minute.
    private static async Task<string> ConfirmLinkAsync(ServedProgram portal)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!Directory.Exists(portal.MailFolder) || Directory.GetFiles(portal.MailFolder, "*.eml").Length == 0)
        {
            await Task.Delay(200, patience.Token);
        }

        var mail = SentMail.Read(await File.ReadAllTextAsync(Directory.GetFiles(portal.MailFolder, "*.eml").Single(), patience.Token));
        var start = mail.Text.IndexOf("/en/alerts/confirm/", StringComparison.Ordinal);
        return mail.Text[start..].Split('\n', ' ')[0].Trim();
    }
}
