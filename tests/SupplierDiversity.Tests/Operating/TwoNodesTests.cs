using System.Globalization;
using System.Net;
using Dapper;
using SupplierDiversity.Commands;
using SupplierDiversity.Database;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Tests.Mail;

namespace SupplierDiversity.Tests.Operating;

/// <summary>Two processes on one PostgreSQL database, started at once on an empty one.</summary>
public class TwoNodesTests
{
    private const int People = 60;

    /// <summary>Settings beyond those of the default job server and mail client.</summary>
    protected virtual IEnumerable<(string Name, string Value)> More => [];

    [Fact]
    public async Task Serve_TwoProcessesOnOneDatabase_ShareSignInsAndSendEachMailOnce()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false, DatabaseEngine.Postgres);
        await using var server = new ScriptedSmtpServer(command => SmtpConnectionTests.Usual(command, ScriptedSmtpServer.Pipelining));
        (string, string)[] settings =
        [
            ("Mail__Transport", "Smtp"), ("Mail__Host", "127.0.0.1"), ("Mail__Port", server.Port.ToString(CultureInfo.InvariantCulture)),
            ("Mail__From", "Portal <portal@city.example>"), ("Portal__BaseUrl", "http://127.0.0.1"),
            .. More,
        ];
        await using var one = new ServedProgram(database.Settings, "Development", settings);
        await using var two = new ServedProgram(database.Settings, "Development", settings);
        using var cookies = new SocketsHttpHandler { AllowAutoRedirect = false };
        var (first, second) = (await one.VisitAsync(cookies), await two.VisitAsync(cookies));

        await SignInOnOneIsKnownOnTheOtherAsync(database, first, second);
        await EveryPersonIsToldOnceAsync(database, server);

        await one.StopAsync();
        await second.GetAsync("/en/tenders");
        Assert.DoesNotContain(two.Log, l => l.Contains("fail:", StringComparison.Ordinal));
    }

    private static async Task SignInOnOneIsKnownOnTheOtherAsync(TestDatabase database, PageVisitor first, PageVisitor second)
    {
        var (_, json, _) = await PortalProgram.RunAsync(database.Settings, DateTimeOffset.UtcNow, "create-admin", "both@portal.example");
        var link = new Uri(json.GetProperty("link").GetString()!).PathAndQuery;

        // The form is served by one process and taken by the other.
        var page = await first.GetAsync(link);
        page.Location.Href = new Uri(second.Http.BaseAddress!, link).ToString();
        using var saved = await second.SubmitAsync(page, [new("Password", Administrators.Password), new("Again", Administrators.Password)]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var entered = await Administrators.SignInAsync(first, "both@portal.example", Administrators.Password);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        await first.GetAsync("/en/admin");
        await second.GetAsync("/en/admin");
    }

    private static async Task EveryPersonIsToldOnceAsync(TestDatabase database, ScriptedSmtpServer server)
    {
        var folder = Directory.CreateTempSubdirectory("sd-two").FullName;
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "people.csv"),
            ["email,name,organisation,languages,cpv,nuts,frequency,confirmed_at", .. Enumerable.Range(0, People).Select(i => $"p{i}@people.example,,,en,,,instant,2026-01-01")]);
        await File.WriteAllTextAsync(Path.Combine(folder, "notice.xml"), TestNoticeXml.Call());
        var now = DateTimeOffset.UtcNow;
        Assert.Equal(Exit.Success, (await PortalProgram.RunAsync(database.Settings, now, "import-subscriptions", Path.Combine(folder, "people.csv"))).Exit);
        Assert.Equal(Exit.Success, (await PortalProgram.RunAsync(database.Settings, now, "import-notices", Path.Combine(folder, "notice.xml"))).Exit);

        await using var db = new Db(database.Settings);
        await using var connection = await db.OpenAsync(TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (await connection.ExecuteScalarAsync<int>("SELECT CAST(coalesce(sum(accepted), 0) AS integer) FROM job_runs") < People)
        {
            await Task.Delay(200, patience.Token);
        }

        var arrived = server.Bodies.Select(b => b[b.IndexOf("To: ", StringComparison.Ordinal)..].Split('\r')[0]).ToList();
        Assert.Equal(People, arrived.Count);
        Assert.Equal(People, arrived.Distinct().Count());
        Assert.Equal(People, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM alerts WHERE state = 'accepted'"));
        Assert.Equal((People, People), await connection.QuerySingleAsync<(int, int)>("SELECT CAST(sum(queued) AS integer), CAST(sum(accepted) AS integer) FROM job_runs"));
        Directory.Delete(folder, recursive: true);
    }
}
