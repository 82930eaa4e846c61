using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Tests.Features.Administration;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Shared;

/// <summary>A form goes on in another language with all that was typed, and nothing is saved by it.</summary>
public class TypedFormTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    [Fact]
    public async Task Switch_SubscribeForm_KeepsWhatWasTypedAndSavesNothing()
    {
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync("/en/alerts/new?q=lighthouse");
        var button = page.QuerySelector("main form button[name=SwitchTo][value=ar]")!;
        Assert.Equal("/ar/alerts/new?q=lighthouse", button.GetAttribute("formaction"));
        // The Enter key presses the first button of a form.
        Assert.Null(page.QuerySelector("main form button")!.GetAttribute("name"));
        page.QuerySelector("main form")!.SetAttribute("action", button.GetAttribute("formaction")!);
        using var answer = await visitor.SubmitAsync(page, [new("Email", "typed@x.example"), new("Organisation", "Küstenfunk"), new("Trades", "45"), new("Cpv", "not a code"), new("SwitchTo", "ar")]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var again = await PageVisitor.ReadAsync(answer);
        Assert.Equal("ar", again.DocumentElement.GetAttribute("lang"));
        Assert.Equal(["typed@x.example", "Küstenfunk", "not a code", "lighthouse"], new[] { "Email", "Organisation", "Cpv", "Words" }.Select(id => Field(again, id)));
        Assert.True(((IHtmlInputElement)again.QuerySelector("input[name=Trades][value='45']")!).IsChecked);
        Assert.Empty(again.QuerySelectorAll(".error, .errors"));
        Assert.Equal("/ar/alerts/new", again.QuerySelector("main form")!.GetAttribute("action"));
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM recipients WHERE email = 'typed@x.example'"));
    }

    [Fact]
    public async Task Switch_FormsOfTheAdministration_KeepWhatWasTypedWithoutARecord()
    {
        await new TestPeople(portal).CityAsync("tippstadt");
        var log = portal.Services.GetRequiredService<AuditLog>();
        foreach (var (address, field) in new[] { ("/admin/cities/tippstadt", "Name"), ("/admin/cities/tippstadt/imprint", "Responsible"), ("/admin/cities/tippstadt/people/invite", "Email") })
        {
            var page = await portal.Administrator.GetAsync("/en" + address);
            page.QuerySelector("main form")!.SetAttribute("action", "/de" + address);
            var before = (await log.HeadAsync(CancellationToken.None)).Number;
            using var answer = await portal.Administrator.SubmitAsync(page, [new(field, "only typed"), new("SwitchTo", "de")]);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var again = await PageVisitor.ReadAsync(answer);
            Assert.Equal("de", again.DocumentElement.GetAttribute("lang"));
            Assert.Equal("only typed", Field(again, field));
            Assert.True(before == (await log.HeadAsync(CancellationToken.None)).Number, $"{address} left a record.");
        }

        Assert.Equal("Tippstadt", Field(await portal.Administrator.GetAsync("/en/admin/cities/tippstadt"), "Name"));
    }

    private static string? Field(IHtmlDocument page, string id) => page.GetElementById(id) switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => null,
    };
}
