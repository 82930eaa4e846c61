using System.Net;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Features.TenderAuthoring;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.OpenData;

/// <summary>What the portal gives away as eForms, taken in by another portal.</summary>
public class EformsExportTests(AuthoringPortal portal) : IClassFixture<AuthoringPortal>
{
    [Fact]
    public async Task Notice_TenderWrittenInThePortal_IsTheSameInAnotherPortal()
    {
        var at = await portal.CityAsync("ausfuhr");
        var draft = await portal.StartAsync(at, portal.Whole(at));
        await portal.PublishAsync(at, draft);
        var id = (await portal.NowAsync(at, draft)).TenderId!;

        var (ours, theirs) = (await NoticeAsync(portal.Db, id), await ImportedAsync(id));

        var lot = Assert.Single(theirs.Lots);
        Assert.Equal(["soc-obj"], lot.StrategicAims);
        Assert.Equal(["et-eq"], lot.SocialObjectives);
        Assert.Contains("8 Stunden", lot.PerformanceConditions.ByLanguage["de"], StringComparison.Ordinal);
        Assert.Contains(EqualityDuties.Of(lot, "de"), d => d is { Source: DutySource.TextHint, Position: ClausePosition.Performance });
        Assert.Equal(Facts(ours), Facts(theirs));
        var page = await portal.NewVisitor().GetAsync($"/de/tenders/{id}");
        Assert.Equal(["OCDS", "eForms"], page.QuerySelectorAll("main a[href^='/api/']").Select(a => a.TextContent));
    }

    [Fact]
    public async Task Notice_CorrectedTender_NamesWhatItReplaces()
    {
        var at = await portal.CityAsync("ausfuhr-neu");
        var draft = await portal.StartAsync(at, portal.Whole(at));
        await portal.PublishAsync(at, draft);
        var first = (await portal.Authored.FindAsync((await portal.NowAsync(at, draft)).TenderId!, CancellationToken.None))!;
        Assert.True(await portal.Drafts.CorrectAsync(await portal.NowAsync(at, draft), CancellationToken.None));
        var row = await portal.NowAsync(at, draft);
        await portal.Drafts.WriteAsync(row, row.Draft with { ValueCents = 30_000_000 }, "value", at.First, CancellationToken.None);
        await portal.PublishAsync(at, await portal.NowAsync(at, draft), reason: "Ein Versehen.");

        var theirs = await ImportedAsync(first.TenderId);

        Assert.Equal((first.Last.Reference, "cor-buy", "Ein Versehen."), (theirs.ChangedNotice, theirs.ChangeReason, theirs.ChangeDescription.ByLanguage["de"]));
        Assert.Equal(new Money(300_000m, "EUR"), theirs.Value);
    }

    [Fact]
    public async Task Notice_ResultWithoutACall_IsNotThere()
    {
        var tenders = new TestTenders(portal.Services);
        var id = await tenders.PublishAsync(TestTenders.Result(TestTenders.Call("Only its result is known")));
        Assert.Equal(HttpStatusCode.NotFound, (await portal.NewVisitor().Http.GetAsync($"/api/eforms/{id}.xml")).StatusCode);
    }

    private async Task<Notice> ImportedAsync(string id)
    {
        using var response = await portal.NewVisitor().Http.GetAsync($"/api/eforms/{id}.xml");
        Assert.Equal("application/xml", response.Content.Headers.ContentType!.MediaType);
        var file = Path.Combine(Directory.CreateTempSubdirectory("sd-eforms").FullName, "notice.xml");
        await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync());
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.Settings);
        var imports = new NoticeImports(db, portal.Clock);
        var import = new NoticeImport(new TenderPublication(db, portal.Clock), imports, new ConfigurationBuilder().Build());
        var counts = await import.RunAsync(new NoticeImportOrder([file], "command", "export", Announce: false), _ => { }, null, CancellationToken.None);
        Assert.Equal(1, counts.Published);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return await NoticeAsync(db, id);
    }

    private static async Task<Notice> NoticeAsync(Db db, string id) => (await new TenderNotices(db).FindAsync(id, CancellationToken.None))!.Notices[^1].Notice;

    // The version of eForms, and the day of publication in a gazette, are not for the sender to say. Arabic and Turkish are no languages of notices.
    private static string Facts(Notice notice) => NoticeDocument.Write(notice with
    {
        Sdk = null,
        PublishedOn = null,
        Warnings = [],
        Lots = [.. notice.Lots.Select(l => l with { PerformanceConditions = Official(l.PerformanceConditions), StrategicDescription = Official(l.StrategicDescription) })],
    });

    private static LocalText Official(LocalText text) => new(text.ByLanguage.Where(t => t.Key is not "ar" and not "tr").OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary());
}
