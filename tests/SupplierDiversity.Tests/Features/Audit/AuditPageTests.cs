using System.Net;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Administration;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Audit;

public class AuditPageTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
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
        Assert.Contains("time_zone: “Europe/Berlin” became “Europe/Lisbon”", line, StringComparison.Ordinal);
        Assert.DoesNotContain("language", line, StringComparison.Ordinal);
        foreach (var nothing in new[] { $"person=nobody@x.example&thing={city.CityId:D}", $"thing={city.CityId:D}&from=2999-01-01", $"thing={city.CityId:D}&until=2001-01-01" })
        {
            Assert.Empty((await portal.Administrator.GetAsync($"/en/admin/actions?{nothing}")).QuerySelectorAll(".history li"));
        }
    }

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
