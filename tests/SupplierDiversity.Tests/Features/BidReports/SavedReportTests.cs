using System.Net;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.BidReports.Saved;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Mail.Sending;
using SupplierDiversity.Mail.Smtp;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Tests.Mail;

namespace SupplierDiversity.Tests.Features.BidReports;

public class SavedReportTests(ReportPortal portal) : IClassFixture<ReportPortal>
{
    [Fact]
    public async Task Mails_OfASavedReport_GoOnceToWhoSaidYesAndNeverToWhoStopped()
    {
        var (city, officer) = await portal.CityAsync();
        await portal.PersonAsync(city, Role.ProcurementOfficer);
        var address = await SaveAsync(city, officer, "year", "public");
        await AddAsync(officer, address, new KeyValuePair<string, string>("Email", "councillor@rat.example"), new KeyValuePair<string, string>("Language", "de"));
        await AddAsync(officer, address, new KeyValuePair<string, string>("Person", (await PersonAsync(officer, address, "ProcurementOfficer"))!));
        Assert.Equal(0, await WriteAsync());
        var asked = Assert.Single(await LettersAsync("councillor@rat.example"));
        Assert.Contains("Möchten Sie Berichte", asked.Subject, StringComparison.Ordinal);

        // Published figures are there, but the address has not said yes: only the person of the city is written to.
        await PublishAsync(city, 2025);
        Assert.Equal(1, await WriteAsync());
        var link = new Uri(asked.BodyText.Split('\n').First(l => l.Contains("/report-mails/", StringComparison.Ordinal)).Trim()).PathAndQuery;
        var councillor = portal.NewVisitor();
        using (var said = await councillor.SubmitAsync(await councillor.GetAsync(link), [], "main form"))
        {
            Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        }

        Assert.Equal(1, await WriteAsync());
        Assert.Equal(0, await WriteAsync());
        var told = (await LettersAsync("councillor@rat.example"))[^1];
        Assert.Contains($"/de/cities/{city.Slug}/report?year=2025", told.BodyText, StringComparison.Ordinal);
        Assert.Contains("der Unternehmen mit Angebot gewannen", told.BodyText, StringComparison.Ordinal);

        // Stopped by the person: no next edition, and no officer puts them on the list again.
        using (var stopped = await councillor.SubmitAsync(await councillor.GetAsync(link), [], "main form"))
        {
            Assert.Equal(HttpStatusCode.Redirect, stopped.StatusCode);
        }

        await PublishAsync(city, 2024);
        Assert.Equal(0, await WriteAsync());
        using var again = await officer.SubmitAsync(await officer.GetAsync(address), [new("Email", "Councillor@rat.example")], "main form:has([name=Email])");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        var list = (await officer.GetAsync(address)).QuerySelector("main")!.TextContent;
        Assert.Contains("Stopped by the person", list, StringComparison.Ordinal);
        Assert.Contains("Waits to be sent", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await portal.NewVisitor().Http.GetAsync(new Uri("/en/report-mails/nothing", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Mails_OfOfficersFigures_CarryNoFigureAndEndWithTheRole()
    {
        var (city, officer) = await portal.CityAsync();
        await PublishAsync(city, 2025);
        var address = await SaveAsync(city, officer, "year", "officer");
        await portal.PersonAsync(city, Role.Evaluator);
        Assert.Null(await PersonAsync(officer, address, "Evaluator"));
        await AddAsync(officer, address, new KeyValuePair<string, string>("Person", (await PersonAsync(officer, address, "MonitoringOfficer"))!));
        Assert.Equal(1, await WriteAsync());
        var told = Assert.Single(await LettersAsync($"MonitoringOfficer@{city.Slug}.example"));
        Assert.Contains("Seine Zahlen werden nicht per Mail geschickt", told.BodyText, StringComparison.Ordinal);
        Assert.DoesNotContain("%", told.BodyText, StringComparison.Ordinal);

        // The role ends; the next edition is parked with its reason.
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            UPDATE city_roles SET ended_at = @Now WHERE city_id = @CityId AND role = 'monitoring-officer';
            DELETE FROM saved_report_mails WHERE recipient_id IN (SELECT recipient_id FROM saved_report_recipients WHERE last_edition <> '' AND saved_report_id IN (SELECT saved_report_id FROM saved_reports WHERE city_id = @CityId));
            UPDATE saved_report_recipients SET last_edition = '' WHERE saved_report_id IN (SELECT saved_report_id FROM saved_reports WHERE city_id = @CityId);
            """,
            new { city.CityId, Now = portal.Clock.GetUtcNow() });
        Assert.Equal(0, await WriteAsync());
        Assert.Equal("no-right", await connection.ExecuteScalarAsync<string>("SELECT m.reason FROM saved_report_mails m JOIN saved_report_recipients r ON r.recipient_id = m.recipient_id JOIN saved_reports s ON s.saved_report_id = r.saved_report_id WHERE s.city_id = @CityId", new { city.CityId }));
    }

    [Fact]
    public async Task Mails_RefusedByTheServer_WaitOrAreGivenUpAndNobodyIsWrittenToTwice()
    {
        var (city, officer) = await portal.CityAsync();
        var address = await SaveAsync(city, officer, "year", "public");
        var (full, gone) = ($"full@{city.Slug}.example", $"gone@{city.Slug}.example");
        await AddAsync(officer, address, new KeyValuePair<string, string>("Email", full));
        await AddAsync(officer, address, new KeyValuePair<string, string>("Email", gone));
        await portal.Db.ExecuteAsync("UPDATE saved_report_recipients SET confirmed_at = asked_at WHERE email IN (@full, @gone)", new { full, gone }, CancellationToken.None);
        await PublishAsync(city, 2025);
        Assert.Equal(2, await WriteAsync());
        await using (var refusing = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining, ("RCPT TO:<full", "452 4.2.2 mailbox full"), ("RCPT TO:<gone", "550 5.1.1 nobody here")))
        {
            await SendAsync(refusing);
        }

        Assert.Equal(("Waits to be sent", "Given up: 550 5.1.1 nobody here"), (await OutcomeAsync(full), await OutcomeAsync(gone)));
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await using (var accepting = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining))
        {
            await SendAsync(accepting);
            Assert.Equal(2, accepting.Bodies.Count(b => b.Contains($"To: {full}", StringComparison.Ordinal)));
            Assert.DoesNotContain(accepting.Commands, c => c.Contains(gone, StringComparison.Ordinal));
        }

        Assert.Equal(("Taken over by the mail server", "Given up: 550 5.1.1 nobody here"), (await OutcomeAsync(full), await OutcomeAsync(gone)));
        Assert.Equal(0, await WriteAsync());

        async Task<string> OutcomeAsync(string to) => (await officer.GetAsync(address)).QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == to).QuerySelector("td:last-child")!.TextContent;
    }

    private async Task SendAsync(ScriptedSmtpServer server)
    {
        var settings = new MailSettings { Transport = MailTransport.Smtp, Host = "127.0.0.1", Port = server.Port, Connections = 1 };
        var sending = new MailSending(new SmtpMailClient(settings), settings, new MailSwitch(portal.Db, portal.Clock), portal.Clock, NullLogger<MailSending>.Instance);
        await sending.RunAsync(new LettersQueue(portal.Db, settings), CancellationToken.None);
    }

    private static async Task<string> SaveAsync(City city, PageVisitor officer, string content, string audience)
    {
        var list = $"/en/admin/cities/{city.Slug}/report/saved";
        using var wrong = await officer.SubmitAsync(await officer.GetAsync(list), [new("Name", "")], "main form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var saved = await officer.SubmitAsync(await officer.GetAsync(list), [new("Name", "For the council"), new("Content", content), new("Audience", audience)], "main form");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        return saved.Headers.Location!.ToString();
    }

    private static async Task AddAsync(PageVisitor officer, string address, params KeyValuePair<string, string>[] fields)
    {
        using var added = await officer.SubmitAsync(await officer.GetAsync(address), fields, $"main form:has([name={fields[0].Key}])");
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
    }

    private static async Task<string?> PersonAsync(PageVisitor officer, string address, string name) =>
        (await officer.GetAsync(address)).QuerySelectorAll("#Person option").FirstOrDefault(o => o.TextContent.StartsWith(name, StringComparison.OrdinalIgnoreCase))?.GetAttribute("value");

    private async Task PublishAsync(City city, int year)
    {
        var tenders = await portal.TendersAsync();
        foreach (var (group, state, count) in new[] { (BidderGroup.MigrantOwned, "awarded", 12), (BidderGroup.MigrantOwned, "rejected", 40), (BidderGroup.Neither, "awarded", 30), (BidderGroup.Neither, "rejected", 30) })
        {
            await portal.BidAsync(city, tenders, year, group, state, count);
        }

        var (gate, book) = (portal.Services.GetRequiredService<ReportGate>(), portal.Services.GetRequiredService<PublicReportBook>());
        Assert.True(await gate.MakeAsync(city, year, 10, CancellationToken.None));
        Assert.True(await book.PublishAsync(city, (await gate.PublicAsync(city, CancellationToken.None)).Single(r => r.Year == year), CancellationToken.None));
    }

    private Task<int> WriteAsync() => portal.Services.GetRequiredService<ReportMails>().WriteAsync(CancellationToken.None);

    private async Task<List<LetterRow>> LettersAsync(string to)
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<LetterRow>("SELECT subject, body_text FROM letters WHERE lower(to_address) = lower(@to) AND kind = 'report' ORDER BY letter_id", new { to })).AsList();
    }

    private sealed record LetterRow
    {
        public required string Subject { get; init; }

        public required string BodyText { get; init; }
    }
}
