using System.Net;
using AngleSharp.Html.Dom;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Misreads;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Guard;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Administration;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Misreads;

public class MisreadsTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    private const string Stopped = "Mindestens 20 % der Beschäftigten haben einen Migrationshintergrund.";
    private const string Reason = "The sentence quotes what the contract forbids; art. 70 allows it.";

    private TestPeople People => new(portal);

    private MisreadBook Book => portal.Services.GetRequiredService<MisreadBook>();

    [Fact]
    public async Task Sign_ByALawyerWhoDidNotAsk_HoldsForExactlyThisText()
    {
        var (city, officer, lawyer, _) = await CityAsync("irrtumau");
        await AskAsync(officer, city, Stopped);
        Assert.False((await Book.SignedAsync(city, CancellationToken.None)).Cover(Text(Stopped), Finding()));

        var list = await lawyer.GetAsync(List(city));
        Assert.Contains(Reason, list.QuerySelector("article.box.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("procurement-officer@irrtumau.example", list.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        await SendAsync(lawyer, list, "form[action$='/decide']", [new("note", "It is a quotation."), new("answer", "sign")], "misread_signed");

        var signed = await Book.SignedAsync(city, CancellationToken.None);
        Assert.True(signed.Cover(Text(Stopped), Finding()));
        Assert.True(signed.Cover(Text($"  {Stopped}\r\n"), Finding()));
        Assert.False(signed.Cover(Text(Stopped.Replace("20", "21", StringComparison.Ordinal)), Finding()));
        Assert.False(signed.Cover(Text(Stopped) with { Position = ClausePosition.Award }, Finding()));
        Assert.False(signed.Cover(Text(Stopped), Finding() with { Rule = GuardRule.OriginPreference }));
    }

    [Fact]
    public async Task Sign_OwnClaim_IsNotPossible()
    {
        var (city, _, lawyer, _) = await CityAsync("selbstau");
        await Book.AskAsync(city, Text(Stopped), GuardRule.OriginQuota, Reason, await AccountAsync("lawyer@selbstau.example"), CancellationToken.None);
        var list = await lawyer.GetAsync(List(city));
        Assert.Null(list.QuerySelector("form[action$='/decide']"));
        var misread = Assert.Single(await Book.OfCityAsync(city, CancellationToken.None));
        Assert.False(await Book.DecideAsync(city, misread, sign: true, "", misread.AskedBy, CancellationToken.None));
        Assert.Equal("asked", Assert.Single(await Book.OfCityAsync(city, CancellationToken.None)).State);
    }

    [Fact]
    public async Task Review_GuardWasRight_EndsTheSignatureAndTeaches()
    {
        var (city, officer, lawyer, second) = await CityAsync("lernau");
        await AskAsync(officer, city, Stopped);
        await SendAsync(lawyer, await lawyer.GetAsync(List(city)), "form[action$='/decide']", [new("answer", "sign")], "misread_signed");
        Assert.Null((await lawyer.GetAsync(List(city))).QuerySelector("form[action$='/review']"));

        await SendAsync(second, await second.GetAsync(List(city)), "form[action$='/review']", [new("lesson", "A share is a share."), new("outcome", "right")], "misread_reviewed");

        Assert.False((await Book.SignedAsync(city, CancellationToken.None)).Cover(Text(Stopped), Finding()));
        var lessons = await officer.Http.GetStringAsync($"{List(city)}/lessons.csv");
        Assert.StartsWith("id,position,language,text,weight\r\nunlawful-origin-quota-", lessons, StringComparison.Ordinal);
        Assert.EndsWith($",performance,de,{Stopped},\r\n", lessons, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WithoutAReasonOrOfALawfulText_IsRefused()
    {
        var (city, officer, _, _) = await CityAsync("grundau");
        var found = await CheckAsync(officer, city, Stopped);
        using var answer = await officer.SubmitAsync(found, [new("reason", "wrong")], "form[action$='/misreads']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = await PageVisitor.ReadAsync(answer);
        Assert.NotNull(again.QuerySelector("#reason-error"));
        Assert.Equal(Stopped, again.QuerySelector("blockquote")!.TextContent);

        using var lawful = await officer.SubmitAsync(found, [new("reason", Reason), new("text", "Die Schulung dauert acht Stunden.")], "form[action$='/misreads']");
        Assert.Equal(HttpStatusCode.NotFound, lawful.StatusCode);
        Assert.Empty(await Book.OfCityAsync(city, CancellationToken.None));
    }

    private static ClauseText Text(string text) => new(ClausePosition.Performance, "de", text);

    private static GuardFinding Finding() => Assert.Single(LegalGuard.Check(Text(Stopped)), f => f.Severity == GuardSeverity.Block);

    private static string List(City city) => $"/en/admin/cities/{city.Slug}/misreads";

    private static async Task AskAsync(PageVisitor officer, City city, string text) =>
        await SendAsync(officer, await CheckAsync(officer, city, text), "form[action$='/misreads']", [new("reason", Reason)], "misread_asked");

    private static async Task<IHtmlDocument> CheckAsync(PageVisitor officer, City city, string text)
    {
        var form = await officer.GetAsync($"/en/admin/cities/{city.Slug}/clauses/check");
        return await PageVisitor.ReadAsync(await officer.SubmitAsync(form, [new("text", text), new("position", "performance"), new("language", "de")]));
    }

    private static async Task SendAsync(PageVisitor visitor, IHtmlDocument page, string form, IEnumerable<KeyValuePair<string, string>> fields, string done)
    {
        using var sent = await visitor.SubmitAsync(page, fields, form);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.EndsWith($"done={done}", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private async Task<Guid> AccountAsync(string email) => (await portal.Services.GetRequiredService<SupplierDiversity.Features.Accounts.AccountDirectory>().FindAsync(email, CancellationToken.None))!.Value;

    private async Task<(City City, PageVisitor Officer, PageVisitor Lawyer, PageVisitor Second)> CityAsync(string slug)
    {
        var city = await People.CityAsync(slug);
        List<PageVisitor> visitors = [];
        foreach (var (role, name) in new[] { (Role.ProcurementOfficer, "procurement-officer"), (Role.Lawyer, "lawyer"), (Role.CityAdministrator, "administrator") })
        {
            await People.GiveAsync(await People.PersonAsync($"{name}@{slug}.example"), city, role);
            visitors.Add(await People.SignInAsync($"{name}@{slug}.example"));
        }

        return (city, visitors[0], visitors[1], visitors[2]);
    }
}
