using System.Net;
using Dapper;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Bids.Helping;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Suppliers.Joining;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Suppliers;

public class RegisterBusinessTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly BusinessSteps _steps = new(portal);

    [Fact]
    public async Task Register_FirstPerson_ChoosesAPasswordAndComesHomeInTheirLanguage()
    {
        var number = _steps.NewNumber();
        var link = await _steps.AskAsync(number, "eerste@bloem.example", "nl");
        Assert.StartsWith("/nl/register/confirm/", link, StringComparison.Ordinal);
        // Looking uses nothing up.
        await portal.NewVisitor().GetAsync(link);
        var visitor = await _steps.ComeInAsync(link, "eerste@bloem.example");
        var home = await visitor.GetAsync("/en" + await BusinessSteps.HomeAsync(visitor));
        Assert.Equal(number, home.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("Go on with the registration", home.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("My business", home.QuerySelector("header nav[aria-label='Main']")!.TextContent, StringComparison.Ordinal);
        await portal.NewVisitor().GetAsync(link, HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Register_KnownFirm_AsksItsPeopleAndTellsTheStrangerNothing()
    {
        var (owner, home, number) = await _steps.RegisterAsync("owner@known.example");
        var name = await owner.GetAsync("/en" + home + "/facts/name");
        await BusinessSteps.FollowAsync(owner, name, [new("Name", "Geheim Handel BV")]);

        var link = await _steps.AskAsync(number, "colleague@known.example", taken: true);
        var stranger = portal.NewVisitor();
        var seen = await stranger.GetAsync(link);
        Assert.DoesNotContain("Geheim", seen.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("owner@known.example", seen.DocumentElement.TextContent, StringComparison.Ordinal);
        var colleague = await _steps.ComeInAsync(link, "colleague@known.example");
        await colleague.GetAsync("/en" + home, HttpStatusCode.NotFound);

        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        Assert.Contains(SentMail.In(portal.MailFolder, "owner@known.example"), m => m.Text.Contains("colleague@known.example", StringComparison.Ordinal));
        var people = await owner.GetAsync("/en" + home + "/people");
        await BusinessSteps.FollowAsync(owner, people, [new("accept", "true")], "main form[action$=answer]");
        await colleague.GetAsync("/en" + home);
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        Assert.Contains(SentMail.In(portal.MailFolder, "colleague@known.example"), m => m.Subject == "You now act for the business");
    }

    [Fact]
    public async Task Answer_SomebodyWhoJudgesBidsByNow_IsNotLetInWhateverTheFirmSays()
    {
        var (owner, home, number) = await _steps.RegisterAsync("owner@judged.example");
        var judge = await _steps.ComeInAsync(await _steps.AskAsync(number, "judge@judged.example", taken: true), "judge@judged.example");
        var (people, account) = (new TestPeople(portal), await portal.Services.GetRequiredService<AccountDirectory>().FindAsync("judge@judged.example", CancellationToken.None));
        await people.GiveAsync(account!.Value, await people.CityAsync("richtau"), Role.Evaluator);
        await BusinessSteps.FollowAsync(owner, await owner.GetAsync("/en" + home + "/people"), [new("accept", "true")], "main form[action$=answer]");
        await judge.GetAsync("/en" + home, HttpStatusCode.NotFound);
        await judge.GetAsync("/en" + home + "/owners", HttpStatusCode.NotFound);
        Assert.Null((await owner.GetAsync("/en" + home + "/people")).QuerySelector("main form[action$=answer]"));
    }

    [Fact]
    public async Task Register_PressedTwiceAtOnce_SendsOneLetter()
    {
        var visitor = portal.NewVisitor();
        var page = await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync("/en/register?Country=NL"), [new("Number", _steps.NewNumber())]);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => BusinessSteps.FollowAsync(visitor, page, [new("Email", "twice@pressed.example")])));
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        Assert.Single(SentMail.In(portal.MailFolder, "twice@pressed.example"));
    }

    [Fact]
    public async Task Register_TwoPeopleAtOnce_OneEntersAndTheOtherWaits()
    {
        var number = _steps.NewNumber();
        var links = new[] { await _steps.AskAsync(number, "a@race.example"), await _steps.AskAsync(number, "b@race.example") };
        var requests = portal.Services.GetRequiredService<FirmRequests>();
        var entries = await Task.WhenAll(links.Select(async link =>
        {
            var token = link.Split('/')[^1];
            return (await requests.ConfirmAsync((await requests.FindAsync(token, CancellationToken.None))!, token, CancellationToken.None)).Entry;
        }));
        Assert.Equal([FirmEntry.Entered, FirmEntry.Waiting], entries.Order());
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM suppliers WHERE registration_key = @number", new { number }));
    }

    [Theory]
    [InlineData("", "Enter the number as the register writes it")]
    [InlineData("1234", "Enter the number as the register writes it, for example 12345678")]
    [InlineData("<b>x</b>", "Enter the number")]
    public async Task Register_WrongNumber_SaysWhatToDoAndKeepsIt(string typed, string words)
    {
        var visitor = portal.NewVisitor();
        using var answer = await visitor.SubmitAsync(await visitor.GetAsync("/en/register?Country=NL"), [new("Number", typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await PageVisitor.ReadAsync(answer);
        Assert.Contains(words, page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector("#Number")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Register_EntryOfACitysList_IsTakenOverAndItsOldAddressIsTold()
    {
        var number = _steps.NewNumber();
        await using (var connection = await portal.Db.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
                VALUES (@Id, 'NL-KVK', @number, @number, 'Lijst BV', 'lijst bv', 'NL', '', '', 'old@lijst.example', 'nl', 'import', @Now, @Now)
                """,
                new { Id = Guid.CreateVersion7(), number, Now = portal.Clock.GetUtcNow() });
        }

        var visitor = await _steps.ComeInAsync(await _steps.AskAsync(number, "new@lijst.example"), "new@lijst.example");
        Assert.Equal("Lijst BV", (await visitor.GetAsync("/en" + await BusinessSteps.HomeAsync(visitor))).QuerySelector("h1")!.TextContent.Trim());
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        Assert.Contains(number, Assert.Single(SentMail.In(portal.MailFolder, "old@lijst.example")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_PersonWhoWorksForACity_IsRefused()
    {
        var people = new TestPeople(portal);
        var city = await people.CityAsync("interessau");
        await people.GiveAsync(await people.PersonAsync("officer@interessau.example"), city, Role.ProcurementOfficer);
        var officer = await people.SignInAsync("officer@interessau.example");
        var page = await officer.GetAsync($"/en/register/email?Country=NL&Scheme=NL-KVK&Number={_steps.NewNumber()}");
        using var refused = await officer.SubmitAsync(page, []);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task Invite_Colleague_ComesInAndChoosesLetters()
    {
        var (owner, home, _) = await _steps.RegisterAsync("boss@invite.example");
        var people = await owner.GetAsync("/en" + home + "/people");
        var invited = await BusinessSteps.FollowAsync(owner, people, [new("Email", "help@invite.example"), new("Language", "tr")], "#invite");
        Assert.Contains("The invitation is on its way", invited.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var link = await _steps.LinkAsync("help@invite.example");
        Assert.StartsWith("/tr/register/confirm/", link, StringComparison.Ordinal);
        var colleague = await _steps.ComeInAsync(link, "help@invite.example");
        var letters = await colleague.GetAsync("/en" + home + "/people");
        await BusinessSteps.FollowAsync(colleague, letters, [new("Hears", "surveys"), new("Language", "de")], "#letters");

        var sent = await portal.Db.InTransactionAsync(
            (connection, transaction) => portal.Services.GetRequiredService<FirmMail>().SendAsync(
                connection, transaction, Guid.Parse(home.Split('/')[^1]), "partners", t => ("x", new SupplierDiversity.Mail.MailPart(t).Paragraph("x")), CancellationToken.None),
            CancellationToken.None);
        Assert.Equal(1, sent);

        // The last person cannot go.
        await BusinessSteps.FollowAsync(colleague, await colleague.GetAsync("/en" + home + "/people"), [], "main form[action$=remove]");
        var alone = await colleague.GetAsync("/en" + home + "/people");
        Assert.Null(alone.QuerySelector("main form[action$=remove]"));
        await owner.GetAsync("/en" + home, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task FirmPages_AllOfThem_AreNotThereForStrangers()
    {
        var (_, home, _) = await _steps.RegisterAsync("mine@walk.example");
        var (stranger, _, _) = await _steps.RegisterAsync("theirs@walk.example");
        var endpoints = portal.Services.GetServices<Microsoft.AspNetCore.Routing.EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Where(e => e.RoutePattern.GetParameter(OwnFirm.Parameter) is not null).ToList();
        Assert.True(endpoints.Count >= 12, $"{endpoints.Count} endpoints about one firm");
        Assert.All(endpoints, e => Assert.Contains(e.Metadata, m => m is OwnFirmAttribute or BidPartyAttribute));
        foreach (var page in new[] { "", "/facts", "/facts/name", "/facts/cities", "/people" })
        {
            await stranger.GetAsync("/en" + home + page, HttpStatusCode.NotFound);
        }
    }
}
