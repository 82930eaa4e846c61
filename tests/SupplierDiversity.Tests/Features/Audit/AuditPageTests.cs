using System.Net;
using System.Text.RegularExpressions;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Administration;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Audit;

public partial class AuditPageTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    private AuditLog Log => portal.Services.GetRequiredService<AuditLog>();

    [Fact]
    public async Task Show_ByPersonThingAndTime_FindsTheRecordWithBeforeAndAfter()
    {
        var city = await new TestPeople(portal).CityAsync("suchstadt");
        var page = await portal.Administrator.GetAsync("/en/admin/cities/suchstadt");
        await portal.FollowAsync(page, [new("TimeZone", "Europe/Lisbon")]);
        var today = portal.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var form = await portal.Administrator.GetAsync("/en/admin/actions");
        Assert.NotNull(form.QuerySelector("#Thing"));
        var found = await portal.Administrator.GetAsync($"/en/admin/actions?person=OFFICER@portal.example&thing={city.CityId:D}&from={today}&until={today}");
        var line = Assert.Single(found.QuerySelectorAll(".history li")).TextContent;
        Assert.Contains("Suchstadt", line, StringComparison.Ordinal);
        Assert.Contains("Time zone: “Europe/Berlin” became “Europe/Lisbon”", line, StringComparison.Ordinal);
        Assert.DoesNotContain("anguage", line, StringComparison.Ordinal);
        foreach (var nothing in new[] { $"person=nobody@x.example&thing={city.CityId:D}", $"thing={city.CityId:D}&from=2999-01-01", $"thing={city.CityId:D}&until=2001-01-01" })
        {
            Assert.Empty((await portal.Administrator.GetAsync($"/en/admin/actions?{nothing}")).QuerySelectorAll(".history li"));
        }
    }

    [Fact]
    public async Task Save_NothingChanged_LeavesNoRecord()
    {
        await new TestPeople(portal).CityAsync("ruhestadt");
        foreach (var address in new[] { "/en/admin/cities/ruhestadt", "/en/admin/cities/ruhestadt/imprint", "/en/account/details" })
        {
            var page = await portal.Administrator.GetAsync(address);
            using var first = await portal.Administrator.SubmitAsync(page, []);
            var before = (await Log.HeadAsync(CancellationToken.None)).Number;
            using var second = await portal.Administrator.SubmitAsync(page, []);
            Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
            Assert.True(before == (await Log.HeadAsync(CancellationToken.None)).Number, $"{address} wrote a record of nothing.");
        }
    }

    [Fact]
    public async Task Show_RolesAndDays_AreInTheReadersWords()
    {
        var people = new TestPeople(portal);
        var city = await people.CityAsync("wortstadt");
        await Log.AddAsync(new AuditEntry("role-changed", "account", Guid.CreateVersion7())
        {
            Name = $"{city.Name}: {RoleCode.Of(Role.MonitoringOfficer)}",
            City = city.CityId,
            Changes = [new("until_on", null, "2026-12-31"), new("language", "ar", null)],
        });
        var line = (await portal.Administrator.GetAsync("/de/admin/actions")).QuerySelector(".history li")!;
        Assert.Equal("Wortstadt: Monitoring", line.QuerySelector("bdi")!.TextContent);
        Assert.Contains("Letzter Tag: jetzt „31. Dezember 2026“, vorher leer", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("Sprache: jetzt leer, vorher „العربية“", line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_EveryFieldInTheCode_HasWords()
    {
        var english = portal.Services.GetRequiredService<LanguageList>().Default;
        var fields = Directory.EnumerateFiles(SourceTree.Folder("src/SupplierDiversity/Features"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText).Where(text => text.Contains("new AuditEntry(", StringComparison.Ordinal))
            .SelectMany(text => Lists().Matches(text).SelectMany(list => Fields().Matches(list.Value).Select(m => m.Groups[1].Value)))
            .Concat(DraftCheck.Steps).Append(TenderDrafts.Translations).Distinct().ToList();
        Assert.True(fields.Count >= 4, $"Only {fields.Count} fields were found.");
        Assert.All(fields, f => Assert.True(english.Has($"audit.field.{f}"), $"audit.field.{f} is in no language file."));
    }

    [GeneratedRegex(@"Changes =\s*\[[^;]*?\]", RegexOptions.Singleline)]
    private static partial Regex Lists();

    [GeneratedRegex(@"new\(""(\w+)""")]
    private static partial Regex Fields();

    [Fact]
    public async Task Show_AuditorOfOneCity_SeesOnlyThatCityAndIsRecorded()
    {
        var people = new TestPeople(portal);
        var (own, other) = (await people.CityAsync("eigenstadt"), await people.CityAsync("fremdstadt"));
        await people.GiveAsync(await people.PersonAsync("auditor@eigenstadt.example"), own, Role.Auditor);
        foreach (var city in new[] { own, other })
        {
            await Log.AddAsync(new AuditEntry("city-changed", "city", city.CityId) { Name = city.Name, City = city.CityId });
        }

        var auditor = await people.SignInAsync("auditor@eigenstadt.example");
        var page = await auditor.GetAsync("/en/admin/actions");
        Assert.Equal(["Eigenstadt"], page.QuerySelectorAll(".history bdi:first-of-type").Select(b => b.TextContent).Where(t => t.EndsWith("stadt", StringComparison.Ordinal)));
        using var csv = await auditor.Http.GetAsync("/en/admin/actions.csv");
        var text = await csv.Content.ReadAsStringAsync();
        Assert.Contains("Eigenstadt", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fremdstadt", text, StringComparison.Ordinal);
        var readings = await portal.Administrator.GetAsync("/en/admin/actions?person=auditor@eigenstadt.example");
        Assert.Equal(["/admin/actions.csv", "/admin/actions"], readings.QuerySelectorAll(".history li").Where(l => l.TextContent.Contains("Page read", StringComparison.Ordinal)).Select(l => l.QuerySelector("bdi")!.TextContent));
    }

    [Fact]
    public async Task Read_PageThatIsNotThereOrRefused_IsNotRecordedAsRead()
    {
        var before = (await Log.HeadAsync(CancellationToken.None)).Number;
        await portal.Administrator.GetAsync("/en/admin/cities/nowhere/people", HttpStatusCode.NotFound);
        await portal.NewVisitor().Http.GetAsync("/en/admin/ledger");
        Assert.Equal(before, (await Log.HeadAsync(CancellationToken.None)).Number);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@x", "'@x")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("-1\n", "\"'-1\n\"")]
    [InlineData(null, "")]
    public void Cell_AnyText_IsPlainTextInASpreadsheet(string? value, string cell) => Assert.Equal(cell, AuditController.Cell(value));
}
