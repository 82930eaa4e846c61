using System.Net;
using AngleSharp.Html.Dom;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Administration;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Clauses;

public class CityClausesTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    private const string Clause = "intercultural-training";

    private TestPeople People => new(portal);

    private CityClauses Clauses => portal.Services.GetRequiredService<CityClauses>();

    [Fact]
    public async Task Approve_VersionWrittenByTheOfficer_IsInForceAndKeptBesideTheOriginal()
    {
        var (city, officer, lawyer) = await CityAsync("klauselau");
        var draft = await BeginAsync(officer, city);
        var page = await SaveAsync(officer, draft, "Der Auftragnehmer schult alle Eingesetzten {hours} Stunden, zuerst nach {months} Monaten.");
        Assert.Contains("Nothing was found.", page.Body!.TextContent, StringComparison.Ordinal);

        var shown = await ShowAsync(lawyer, city);
        Assert.Contains("changed", shown.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        var decided = await DecideAsync(lawyer, shown, "approve");
        Assert.Contains("The clause is in force.", decided.Body!.TextContent, StringComparison.Ordinal);
        var inForce = Assert.Single(await Clauses.OfClauseAsync(city, Clause, CancellationToken.None));
        Assert.Equal(("approved", true, 1, 1), (inForce.State, inForce.Own, inForce.Number, inForce.LibraryVersion));
        Assert.StartsWith("Der Auftragnehmer schult alle", (await Clauses.WordingAsync(inForce, "de", CancellationToken.None))!.Text, StringComparison.Ordinal);
        Assert.Null(await Clauses.WordingAsync(inForce, "fr", CancellationToken.None));

        await DecideAsync(lawyer, await ShowAsync(lawyer, city), "take-over");
        var states = (await Clauses.OfClauseAsync(city, Clause, CancellationToken.None)).Select(v => $"{v.Number} {v.State} {v.Own}");
        Assert.Equal(["2 approved False", "1 replaced True"], states);
    }

    [Fact]
    public async Task Approve_OwnDraftBlockedTextOrMissingLanguage_IsRefused()
    {
        var (city, officer, lawyer) = await CityAsync("sperrau");
        var draft = await BeginAsync(officer, city);
        Assert.Contains("own language", (await DecideAsync(lawyer, await ShowAsync(lawyer, city), "approve")).QuerySelector(".box.stop")!.TextContent, StringComparison.Ordinal);

        var blocked = await SaveAsync(officer, draft, "Mindestens 20 % der Beschäftigten haben einen Migrationshintergrund. Dauer {hours} Stunden, {months} Monate.");
        Assert.Contains("quota", blocked.QuerySelector(".box.stop")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2014/24/EU art. 18(1)", blocked.QuerySelector(".box.stop")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("cannot be published", (await DecideAsync(lawyer, await ShowAsync(lawyer, city), "approve")).QuerySelector(".box.stop")!.TextContent, StringComparison.Ordinal);

        var before = await ShowAsync(lawyer, city);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await SaveAsync(officer, draft, "Dauer {hours} Stunden, {months} Monate.");
        Assert.Contains("meanwhile", (await DecideAsync(lawyer, before, "approve")).QuerySelector(".box.stop")!.TextContent, StringComparison.Ordinal);

        await SaveAsync(lawyer, await lawyer.GetAsync($"/en/admin/cities/{city.Slug}/clauses/{Clause}/de"), "Dauer {hours} Stunden und {months} Monate.");
        Assert.Contains("yourself", (await DecideAsync(lawyer, await ShowAsync(lawyer, city), "approve")).QuerySelector(".box.stop")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("draft", Assert.Single(await Clauses.OfClauseAsync(city, Clause, CancellationToken.None)).State);
    }

    [Theory]
    [InlineData("Ohne Lücken.")]
    [InlineData("Dauer {hours} Stunden, {months} Monate, {days} Tage.")]
    [InlineData("")]
    public async Task Save_LostOrUnknownBlank_IsSaidAtTheField(string text)
    {
        var (city, officer, _) = await CityAsync($"luecke{Guid.NewGuid():N}"[..20]);
        using var answer = await officer.SubmitAsync(await BeginAsync(officer, city), [new("ClauseText", text)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull((await PageVisitor.ReadAsync(answer)).QuerySelector("#ClauseText-error"));
    }

    [Fact]
    public async Task Show_Preview_SaysWhatIsMissingAndNeverShowsHalfAClause()
    {
        var (city, officer, _) = await CityAsync("vorschau");
        var address = $"/en/admin/cities/{city.Slug}/clauses/{Clause}";
        var half = await officer.GetAsync($"{address}?hours=8");
        Assert.Contains("Fill this in.", half.QuerySelector("#blank-months-error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(half.QuerySelector(".box.stop"));
        Assert.DoesNotContain("8 hours", half.QuerySelector("blockquote.original")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("completes 8 hours of training", (await officer.GetAsync($"{address}?hours=8&months=3")).QuerySelector("blockquote.original")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("from 2 to 24", (await officer.GetAsync($"{address}?hours=80&months=3")).QuerySelector("#blank-hours-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_TextOfTheOfficer_ShowsFindingArticleAndBetterWords()
    {
        var (city, officer, _) = await CityAsync("pruefau");
        var form = await officer.GetAsync($"/en/admin/cities/{city.Slug}/clauses/check");
        async Task<IHtmlDocument> CheckAsync(string text) =>
            await PageVisitor.ReadAsync(await officer.SubmitAsync(form, [new("text", text), new("position", "performance"), new("language", "de")]));
        var found = await CheckAsync("Dolmetscher müssen Muttersprachler sein.");
        Assert.Contains("C1", found.QuerySelector("section.box")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2000/43/EC", found.QuerySelector("section.box")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing was found.", (await CheckAsync("Die Schulung dauert acht Stunden.")).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await CheckAsync(" ")).QuerySelector("#text-error"));
    }

    private async Task<(City City, PageVisitor Officer, PageVisitor Lawyer)> CityAsync(string slug)
    {
        var city = await People.CityAsync(slug);
        List<PageVisitor> visitors = [];
        foreach (var role in new[] { Role.ProcurementOfficer, Role.Lawyer })
        {
            var email = $"{RoleCode.Of(role)}@{slug}.example";
            await People.GiveAsync(await People.PersonAsync(email), city, role);
            visitors.Add(await People.SignInAsync(email));
        }

        return (city, visitors[0], visitors[1]);
    }

    private static Task<IHtmlDocument> ShowAsync(PageVisitor visitor, City city) => visitor.GetAsync($"/en/admin/cities/{city.Slug}/clauses/{Clause}");

    private static async Task<IHtmlDocument> BeginAsync(PageVisitor officer, City city)
    {
        using var begun = await officer.SubmitAsync(await ShowAsync(officer, city), [], "form[action$='/begin']");
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        return await officer.GetAsync(begun.Headers.Location!.ToString());
    }

    private static async Task<IHtmlDocument> SaveAsync(PageVisitor visitor, IHtmlDocument page, string text)
    {
        using var saved = await visitor.SubmitAsync(page, [new("ClauseText", text), new("Evidence", "Der Bericht."), new("Monitoring", "Besuche.")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        return await visitor.GetAsync(saved.Headers.Location!.ToString());
    }

    private static async Task<IHtmlDocument> DecideAsync(PageVisitor lawyer, IHtmlDocument page, string what)
    {
        using var decided = await lawyer.SubmitAsync(page, [], $"form[action$='/{what}']");
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        return await lawyer.GetAsync(decided.Headers.Location!.ToString());
    }
}
