using System.Net;
using System.Text;
using Dapper;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Suppliers;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Statuses;

public class EvidenceTests(EvidencePortal portal) : IClassFixture<EvidencePortal>
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7 of the test");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_AcceptedThenExpiredThenTakenBack_EachDayKeepsItsAnswer()
    {
        var city = await portal.CityAsync("belegstadt");
        var (visitor, home) = await portal.FirmAsync("person@beleg.example", city);
        await EvidencePortal.SentAsync(visitor, home, "HR-0815", "2026-03-04");
        Assert.Equal("from your own statements", (await EvidencePortal.StatusAsync(visitor, home)).Tag);
        await EvidencePortal.AcceptAsync(await portal.StaffAsync(city, Role.Verifier), city);

        var (tag, page) = await EvidencePortal.StatusAsync(visitor, home);
        Assert.Equal("document seen", tag);
        Assert.Contains("The verifier of Belegstadt saw a document on 2 March 2026: Trade register of the test, number HR-0815. It holds until 4 March 2026.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("verifier@belegstadt.example", page, StringComparison.Ordinal);
        Assert.Contains("seen by the city’s verifier on 2 March 2026", (await visitor.GetAsync($"/en{home}/evidence")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var start = portal.Clock.GetUtcNow();
        portal.Clock.Advance(TimeSpan.FromDays(5));
        visitor = await new TestPeople(portal).SignInAsync("person@beleg.example");
        Assert.Equal("document ran out", (await EvidencePortal.StatusAsync(visitor, home)).Tag);
        Assert.Equal("document seen", (await EvidencePortal.StatusAsync(visitor, home, "?on=2026-03-04")).Tag);

        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/evidence"), [], "form[action$=take-back]");
        Assert.Equal("from your own statements", (await EvidencePortal.StatusAsync(visitor, home)).Tag);
        (tag, page) = await EvidencePortal.StatusAsync(visitor, home, "?on=2026-03-03");
        Assert.Equal("document seen", tag);
        Assert.Contains("The business has taken it back since.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("HR-0815", page, StringComparison.Ordinal);
        portal.Clock.Set(start);
    }

    [Fact]
    public async Task Document_ListOfOwnersChanges_CountsForTheOldListOnly()
    {
        var city = await portal.CityAsync("listenstadt");
        var (visitor, home) = await portal.FirmAsync("person@listen.example", city);
        await EvidencePortal.SentAsync(visitor, home, "1", "2027-01-01");
        await EvidencePortal.AcceptAsync(await portal.StaffAsync(city, Role.Verifier), city);
        Assert.Equal("document seen", (await EvidencePortal.StatusAsync(visitor, home)).Tag);
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/owners/edit"), [new("Label", "Owner 2"), new("Size", "10")]);
        var (tag, page) = await EvidencePortal.StatusAsync(visitor, home);
        Assert.Equal("from your own statements", tag);
        Assert.Contains("A document was seen, but for an earlier list of owners.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_SentBack_TheFirmReadsWhyInItsOwnLanguage()
    {
        var city = await portal.CityAsync("ruecksendau");
        var (visitor, home) = await portal.FirmAsync("person@rueck.example", city);
        await EvidencePortal.SentAsync(visitor, home, "77", "2027-01-01");
        var verifier = await portal.StaffAsync(city, Role.Verifier);
        var path = await EvidencePortal.OldestAsync(verifier, city);
        using (var wrong = await verifier.SubmitAsync(await verifier.GetAsync(path), [new("Note", "Sayfa 2")], "#send-back"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Equal("Sayfa 2", (await PageVisitor.ReadAsync(wrong)).QuerySelector("#Note")!.TextContent.Trim());
        }

        await BusinessSteps.FollowAsync(verifier, await verifier.GetAsync(path), [new("Reason", "incomplete"), new("Note", "Sayfa 2 <b>")], "#send-back");
        Assert.Empty((await verifier.GetAsync($"/en/admin/cities/{city.Slug}/evidence")).QuerySelectorAll("ol.worklist li"));
        var told = (await visitor.GetAsync($"/tr{home}/evidence")).QuerySelector("ol.worklist")!.TextContent;
        Assert.Contains("Sayfa ya da bilgi eksik.", told, StringComparison.Ordinal);
        Assert.Contains("Sayfa 2 <b>", told, StringComparison.Ordinal);
        Assert.Contains("A city has sent a document back: read why", (await visitor.GetAsync($"/en{home}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Deciding again changes nothing.
        var again = await verifier.GetAsync(path);
        Assert.Null(again.QuerySelector("#accept"));
    }

    [Fact]
    public async Task Letters_BeforeAndOnTheLastDayAndForAnAnswer_AreWrittenOnceEachAndTellNothing()
    {
        var city = await portal.CityAsync("briefstadt");
        var (visitor, home) = await portal.FirmAsync("person@briefe.example", city);
        await EvidencePortal.SentAsync(visitor, home, "NR-4711", "2026-05-01");
        await EvidencePortal.AcceptAsync(await portal.StaffAsync(city, Role.Verifier), city);
        var start = portal.Clock.GetUtcNow();
        var subjects = new List<string>();
        // Days from 2 March: the answer, the day before it is 30 days, the day it is, the next, the last day, the day after.
        foreach (var day in new[] { 0, 29, 30, 31, 60, 61 })
        {
            portal.Clock.Set(start.AddDays(day));
            await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
            await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
            subjects.Add(string.Join('|', Letters().Select(m => m.Subject).Order(StringComparer.Ordinal)));
        }

        portal.Clock.Set(start);
        var (answer, soon, today) = ("A city has answered your business", "An entry of your business runs out on 1 May 2026", "An entry of your business runs out today");
        Assert.Equal([answer, answer, $"{answer}|{soon}", $"{answer}|{soon}", $"{answer}|{soon}|{today}", $"{answer}|{soon}|{today}"], subjects);
        Assert.All(Letters(), m => Assert.DoesNotContain("NR-4711", m.Text, StringComparison.Ordinal));

        IEnumerable<SentMail> Letters() => SentMail.In(portal.MailFolder, "person@briefe.example")
            .Where(m => m.Subject.Contains("answered", StringComparison.Ordinal) || m.Subject.Contains("runs out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_OfADocument_IsSavedAndNeverOpenedAsAPage()
    {
        var city = await portal.CityAsync("dateistadt");
        var (visitor, home) = await portal.FirmAsync("person@datei.example", city);
        using (var refused = await EvidencePortal.SendAsync(visitor, home, "9", "2027-01-01", Encoding.ASCII.GetBytes("<html><script>alert(1)</script>")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await PageVisitor.ReadAsync(refused);
            Assert.Equal("9", page.QuerySelector("#Number")!.GetAttribute("value"));
            Assert.NotNull(page.QuerySelector("#File-error"));
        }

        using (var large = await EvidencePortal.SendAsync(visitor, home, "9", "2027-01-01", [.. Pdf, .. new byte[5_000_000]]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, large.StatusCode);
        }

        var id = Guid.CreateVersion7().ToString();
        foreach (var _ in new[] { 1, 2 })
        {
            using var sent = await EvidencePortal.SendAsync(visitor, home, "9", "2027-01-01", Pdf, id);
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }

        var verifier = await portal.StaffAsync(city, Role.Verifier);
        Assert.Single((await verifier.GetAsync($"/en/admin/cities/{city.Slug}/evidence")).QuerySelectorAll("ol.worklist > li"));
        foreach (var (who, address) in new[] { (visitor, $"/en{home}/evidence/{id}/file"), (verifier, await EvidencePortal.OldestAsync(verifier, city) + "/file") })
        {
            using var file = await who.Http.GetAsync(address, Ct);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal(("application/pdf", "attachment", "document.pdf"),
                (file.Content.Headers.ContentType!.ToString(), file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileName));
            Assert.Equal("default-src 'none'; sandbox", file.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal(Pdf, await file.Content.ReadAsByteArrayAsync(Ct));
        }
    }

    [Fact]
    public async Task Queue_OthersThanTheCitysVerifier_SeeNothing()
    {
        var (city, other) = (await portal.CityAsync("hierstadt"), await portal.CityAsync("dortstadt"));
        var (visitor, home) = await portal.FirmAsync("person@hier.example", city);
        await EvidencePortal.SentAsync(visitor, home, "5", "2027-01-01", Pdf);
        var verifier = await portal.StaffAsync(city, Role.Verifier);
        var path = await EvidencePortal.OldestAsync(verifier, city);

        var elsewhere = await portal.StaffAsync(other, Role.Verifier);
        foreach (var stranger in new[] { elsewhere, await portal.StaffAsync(city, Role.Evaluator, Role.Verifier), (await portal.FirmAsync("else@hier.example", city)).Visitor })
        {
            await stranger.GetAsync(path, HttpStatusCode.NotFound);
            await stranger.GetAsync(path + "/file", HttpStatusCode.NotFound);
            await stranger.GetAsync($"/en/admin/cities/{city.Slug}/evidence", HttpStatusCode.NotFound);
            await stranger.GetAsync($"/en{home}/evidence", HttpStatusCode.NotFound);
        }

        var officer = await portal.StaffAsync(city, Role.MonitoringOfficer);
        await officer.GetAsync(path, HttpStatusCode.Forbidden);
        await elsewhere.GetAsync(path.Replace(city.Slug, other.Slug, StringComparison.Ordinal), HttpStatusCode.NotFound);

        // The firm takes its permission back: nothing is there any more.
        var uses = await visitor.GetAsync($"/en{home}/facts/uses");
        using (var none = await visitor.Http.PostAsync(
            $"/en{home}/facts/uses",
            new FormUrlEncodedContent([new("__RequestVerificationToken", uses.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]), Ct))
        {
            Assert.Equal(HttpStatusCode.Redirect, none.StatusCode);
        }

        await verifier.GetAsync(path, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Reading_ByAVerifier_IsRecordedBehindTheWallWithItsPurposeAndNotBeforeIt()
    {
        var city = await portal.CityAsync("lesestadt");
        var (visitor, home) = await portal.FirmAsync("person@lese.example", city);
        await EvidencePortal.SentAsync(visitor, home, "6", "2027-01-01", Pdf);
        var verifier = await portal.StaffAsync(city, Role.Verifier);
        var before = await portal.Services.GetRequiredService<SupplierDiversity.Features.Audit.AuditLog>().HeadAsync(Ct);
        var path = await EvidencePortal.OldestAsync(verifier, city);
        using (await verifier.Http.GetAsync(path + "/file", Ct))
        {
        }

        await EvidencePortal.AcceptAsync(verifier, city);
        Assert.Equal(before, await portal.Services.GetRequiredService<SupplierDiversity.Features.Audit.AuditLog>().HeadAsync(Ct));
        await using var connection = await portal.Services.GetRequiredService<BackgroundDatabase>().OpenAsync(BackgroundReason.Work, Ct);
        var records = (await connection.QueryAsync<(string Action, string Kind, string ObjectId, string Purpose, string Roles)>(
            "SELECT action, kind, object_id, purpose, roles FROM audit_records WHERE city_id = @CityId ORDER BY number", new { city.CityId })).AsList();
        Assert.Equal(["background-read", "background-read", "background-read", "background-read", "background-read", "evidence-accepted", "background-read"], records.Select(r => r.Action));
        Assert.Equal(["city", "supplier", "city", "supplier", "supplier", "supplier", "city"], records.Select(r => r.Kind));
        Assert.All(records, r => Assert.Equal("verifier", r.Roles));
        Assert.All(records, r => Assert.NotEmpty(r.Purpose));
        Assert.All(records.Where(r => r.Kind == "supplier"), r => Assert.Equal(home.Split('/')[^1], r.ObjectId));
    }
}
