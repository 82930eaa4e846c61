using System.Net;
using AngleSharp.Html.Dom;
using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Rules.Assurance;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Administration;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Assurance;

public class AssuranceTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    private TestPeople People => new(portal);

    private Assessments Assessments => portal.Services.GetRequiredService<Assessments>();

    [Fact]
    public async Task Journey_FullCheck_GoesFromQuestionToSignatureAndBack()
    {
        var (city, officer, lawyer) = await CityAsync("pruefhafen");
        var record = await AnswerAllAsync(officer, city, "3");
        Assert.Contains("Full check", record.QuerySelector(".box.info")!.TextContent, StringComparison.Ordinal);
        Assert.Single(record.QuerySelectorAll("table.matrix td.here"));
        Assert.Contains("twice the value", record.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(record.QuerySelector("form[action$='/submit']"));

        var blank = await FollowAsync(
            officer, await officer.GetAsync(Of(record) + "/impacts/add"),
            [new("Impact", "Parents do not learn of it"), new("Mitigation", "Staff are trained"), new("Clause", "intercultural-training"), new("Tool", "survey")]);
        using (var half = await officer.SubmitAsync(blank, [new("hours", "8")]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
            Assert.Contains("cannot be used yet", (await PageVisitor.ReadAsync(half)).Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("A clause is not filled in.", (await officer.GetAsync(Of(record))).Body!.TextContent, StringComparison.Ordinal);
        record = await FollowAsync(officer, blank, [new("hours", "8"), new("months", "3")]);
        Assert.Contains("8 Stunden Schulung", record.QuerySelector("blockquote.original")!.TextContent, StringComparison.Ordinal);

        record = await FollowAsync(officer, record, [], "form[action$='/submit']");
        Assert.Null(record.QuerySelector("form[action$='/sign']"));
        var signed = await FollowAsync(lawyer, await lawyer.GetAsync(Of(record)), [], "form[action$='/sign']");
        Assert.Contains("lawyer@pruefhafen.example", signed.QuerySelector("article > dl.facts")!.TextContent, StringComparison.Ordinal);
        var after = await FollowAsync(lawyer, signed, [new("result", "partly"), new("text", "Half of the parents were reached.")], "form[action$='/after']");
        Assert.Contains("Half of the parents were reached.", after.Body!.TextContent, StringComparison.Ordinal);
        var kept = Assert.Single(await Assessments.OfCityAsync(city, CancellationToken.None));
        Assert.Equal(("reassessed", AssuranceNeed.Full, AssuranceRules.Version), (kept.State, kept.Counts, kept.RulesVersion));
        Assert.NotEqual(kept.WrittenBy, kept.SignedBy);
    }

    [Fact]
    public async Task Sign_OwnRecord_IsRefused()
    {
        var (city, officer, _) = await CityAsync("selbstau");
        var record = await AnswerAllAsync(officer, city, "0");
        var waiting = await FollowAsync(officer, record, [], "form[action$='/submit']");
        var token = waiting.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var revision = Assert.Single(await Assessments.OfCityAsync(city, CancellationToken.None)).Revision;
        using var signed = await officer.Http.PostAsync(Of(record) + "/sign", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("revision", $"{revision}")]));
        Assert.EndsWith("?problem=own", signed.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("waiting", Assert.Single(await Assessments.OfCityAsync(city, CancellationToken.None)).State);
    }

    [Fact]
    public async Task Override_WithoutAReason_ChangesNothingAndWithOneIsShown()
    {
        var (city, officer, _) = await CityAsync("ausnahmau");
        var record = await AnswerAllAsync(officer, city, "0");
        var refused = await FollowAsync(officer, record, [new("level", "full"), new("reason", "because")], "form[action$='/override']");
        Assert.Contains("20 to 1000", refused.QuerySelector(".box.stop")!.TextContent, StringComparison.Ordinal);
        var chosen = await FollowAsync(officer, refused, [new("level", "full"), new("reason", "The council asked for a closer look.")], "form[action$='/override']");
        Assert.Contains("The council asked for a closer look.", chosen.QuerySelector(".box.info")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(AssuranceNeed.Full, Assert.Single(await Assessments.OfCityAsync(city, CancellationToken.None)).Counts);
    }

    [Fact]
    public async Task Answer_OnAnOlderRevision_LosesNobodysChange()
    {
        var (city, officer, lawyer) = await CityAsync("gleichzeit");
        var record = await AnswerAllAsync(officer, city, "1");
        var (mine, theirs) = (await officer.GetAsync(Of(record) + "/questions/need"), await lawyer.GetAsync(Of(record) + "/questions/need"));
        await FollowAsync(lawyer, theirs, [new("answer", "3")]);
        var told = await FollowAsync(officer, mine, [new("answer", "0")]);
        Assert.Contains("Somebody changed this meanwhile", told.QuerySelector(".box.stop")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, Assert.Single(await Assessments.OfCityAsync(city, CancellationToken.None)).Answers["need"]);
    }

    [Fact]
    public async Task Levels_NamedByTheCity_StandInTheMatrix()
    {
        var (city, officer, _) = await CityAsync("namensau");
        var matrix = await FollowAsync(officer, await officer.GetAsync($"/en/admin/cities/{city.Slug}/assurance/levels"), [new("contact-high", "Jeden Tag am Schalter")]);
        Assert.Contains("Jeden Tag am Schalter", matrix.QuerySelector("table.matrix")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Low contact", matrix.QuerySelector("table.matrix")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_RecordOfAnotherCity_IsNotThere()
    {
        var (city, officer, _) = await CityAsync("nachbarau");
        var record = await AnswerAllAsync(officer, city, "0");
        var (_, stranger, _) = await CityAsync("fernau");
        await stranger.GetAsync(Of(record), HttpStatusCode.NotFound);
        await stranger.GetAsync(Of(record).Replace("nachbarau", "fernau", StringComparison.Ordinal), HttpStatusCode.NotFound);
    }

    private static string Of(IHtmlDocument record) => new Uri(record.Url).AbsolutePath;

    private static async Task<IHtmlDocument> AnswerAllAsync(PageVisitor officer, City city, string answer)
    {
        var page = await FollowAsync(officer, await officer.GetAsync($"/en/admin/cities/{city.Slug}/assurance"), [new("title", "Advice for parents")]);
        foreach (var question in AssuranceRules.Questions)
        {
            Assert.EndsWith($"/questions/{question.Key}", page.Url, StringComparison.Ordinal);
            page = await FollowAsync(officer, page, [new("answer", answer)]);
        }

        Assert.EndsWith("/barriers", page.Url, StringComparison.Ordinal);
        return await FollowAsync(officer, page, [new("value", "100 000"), new("turnover", "300000"), new("days", "40")]);
    }

    private static async Task<IHtmlDocument> FollowAsync(PageVisitor visitor, IHtmlDocument page, IEnumerable<KeyValuePair<string, string>> fields, string form = "main form")
    {
        using var response = await visitor.SubmitAsync(page, fields, form);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await visitor.GetAsync(response.Headers.Location!.ToString());
    }

    private async Task<(City City, PageVisitor Officer, PageVisitor Lawyer)> CityAsync(string slug)
    {
        var city = await People.CityAsync(slug);
        List<PageVisitor> visitors = [];
        foreach (var (name, role) in new[] { ("officer", Role.ProcurementOfficer), ("lawyer", Role.Lawyer) })
        {
            var account = await People.PersonAsync($"{name}@{slug}.example");
            await People.GiveAsync(account, city, role);
            visitors.Add(await People.SignInAsync($"{name}@{slug}.example"));
            if (role == Role.Lawyer)
            {
                var clause = portal.Services.GetRequiredService<ClauseLibrary>().Find("intercultural-training")!;
                await portal.Services.GetRequiredService<CityClauses>().TakeOverAsync(city, clause, account, CancellationToken.None);
            }
        }

        return (city, visitors[0], visitors[1]);
    }
}
