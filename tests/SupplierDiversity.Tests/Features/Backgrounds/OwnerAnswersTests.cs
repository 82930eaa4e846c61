using SupplierDiversity.Commands;
using System.Net;
using System.Text.Json;
using Dapper;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Wall;
using SupplierDiversity.Wall.Sealing;

namespace SupplierDiversity.Tests.Features.Backgrounds;

public class OwnerAnswersTests(BackgroundsPortal portal) : IClassFixture<BackgroundsPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private OwnerAnswers Answers => portal.Services.GetRequiredService<OwnerAnswers>();

    [Fact]
    public async Task Answer_OneQuestionAtATime_AsksOnlyWhatTheDefinitionStillNeeds()
    {
        var city = await portal.CityAsync("DEU", "de", BackgroundVersion.UnitedNations);
        var (firm, owner) = await portal.OwnerAsync(city);
        var (visitor, _, path) = await portal.BegunAsync(firm);
        using (var early = await visitor.Http.GetAsync(path + "/question", Ct))
        {
            Assert.Equal(path + "?done=saved", early.Headers.Location?.ToString());
        }

        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed);
        var page = await visitor.GetAsync(path + "/question");
        Assert.Contains("Germany", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bundesdatenschutzgesetz", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("needs legal review", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(["yes", "no", "rather-not"], page.QuerySelectorAll("main button[name=answer]").Select(b => b.GetAttribute("value")));
        Assert.Equal("Were you born in this country?", await BackgroundsPortal.AnswerAsync(visitor, path, "no"));
        Assert.StartsWith("Did you move to this country", await BackgroundsPortal.AnswerAsync(visitor, path, "yes"), StringComparison.Ordinal);
        using var done = await visitor.Http.GetAsync(path + "/question", Ct);
        Assert.Equal(path + "?done=saved", done.Headers.Location?.ToString());
        Assert.Equal((owner, Background.Yes), (await OfFirmAsync(firm, city) is var found ? found.OwnerId : default, found.Background));
    }

    [Fact]
    public async Task OfFirm_CityChangesItsDefinitionOrStopsAsking_PastDaysKeepTheirAnswer()
    {
        var city = await portal.CityAsync("DEU", "de", BackgroundVersion.UnitedNations);
        var (firm, _) = await portal.OwnerAsync(city);
        var (visitor, _, path) = await portal.BegunAsync(firm);
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed);
        await BackgroundsPortal.AnswerAsync(visitor, path, "no");
        await BackgroundsPortal.AnswerAsync(visitor, path, "yes");
        var answered = portal.Clock.GetUtcNow();
        await portal.ChangeAsync(city, "de", BackgroundVersion.SelfIdentification, on: true);
        Assert.Equal(Background.Undeclared, (await OfFirmAsync(firm, city)).Background);
        Assert.Equal(Background.Yes, (await OfFirmAsync(firm, city, answered)).Background);
        await portal.ChangeAsync(city, "de", BackgroundVersion.SelfIdentification, on: false);
        Assert.Equal(Silence.NotLawful, (await OfFirmAsync(firm, city)).Why);
        Assert.Equal(Background.Yes, (await OfFirmAsync(firm, city, answered)).Background);
    }

    [Fact]
    public async Task Answer_PreferNotToSay_IsUndeclaredAndNeverNo()
    {
        var city = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
        var (firm, _) = await portal.OwnerAsync(city);
        var (visitor, _, path) = await portal.BegunAsync(firm);
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed);
        await BackgroundsPortal.AnswerAsync(visitor, path, "rather-not");
        Assert.Equal((Background.Undeclared, Silence.Refused), (await OfFirmAsync(firm, city) is var found ? found.Background : default, found.Why));
    }

    [Fact]
    public async Task Answer_QuestionThatIsNotInThePack_IsNotTaken()
    {
        var city = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
        var (firm, _) = await portal.OwnerAsync(city);
        var (visitor, _, path) = await portal.BegunAsync(firm);
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed);
        foreach (var (fact, country) in new[] { ("BornIn", "SE"), ("RecognisedMinorityIn", "SE"), ("BornIn", "DE"), ("Religion", ""), ("", "") })
        {
            var page = await visitor.GetAsync(path + "/question");
            using var answer = await visitor.SubmitAsync(page, [new("fact", fact), new("country", country), new("answer", "yes")], "main form[action$=question]");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(0, await CountAsync("owner_answers", firm));
    }

    [Fact]
    public async Task Show_CityNotSwitchedOnOrCountryWithoutQuestions_AsksNothing()
    {
        var off = await portal.CityAsync("DEU", "de", BackgroundVersion.UnitedNations, on: false);
        var bare = await portal.CityAsync("FRA");
        var (firm, _) = await portal.OwnerAsync(off, bare);
        var (visitor, _, path) = await portal.BegunAsync(firm);
        var page = await visitor.GetAsync(path);
        Assert.Contains("No city asks you anything", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[action$=decide]"));
        Assert.Equal(Silence.NotLawful, (await OfFirmAsync(firm, off)).Why);
    }

    [Fact]
    public async Task Link_WithoutTheCode_OpensNoAnswer()
    {
        var city = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
        var (firm, owner) = await portal.OwnerAsync(city);
        var (visitor, code, path) = await portal.BegunAsync(firm);
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed);
        await BackgroundsPortal.AnswerAsync(visitor, path, "yes");

        var stranger = portal.NewVisitor();
        var invitation = await portal.InvitationAsync(firm);
        var page = await stranger.GetAsync(invitation);
        using var wrong = await stranger.SubmitAsync(page, [new("code", "AAAAAAAAAA")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        await stranger.GetAsync(invitation + "/question", HttpStatusCode.NotFound);
        await stranger.GetAsync(invitation + "/everything.json", HttpStatusCode.NotFound);
        using var right = await stranger.SubmitAsync(await stranger.GetAsync(invitation), [new("code", $" {code.ToLowerInvariant()} ")]);
        Assert.StartsWith("/en/my-background/", right.Headers.Location?.ToString(), StringComparison.Ordinal);

        Assert.False(await portal.Links.RenewAsync(Guid.CreateVersion7(), owner, Ct));
        Assert.True(await portal.Links.RenewAsync(firm, owner, Ct));
        await stranger.GetAsync(invitation, HttpStatusCode.Gone);
        await visitor.GetAsync(path, HttpStatusCode.Gone);
        Assert.Equal((0L, 0L), (await CountAsync("owner_answers", firm), await CountAsync("owner_decisions", firm)));
    }

    [Fact]
    public async Task Begin_NotAdult_IsNotAsked()
    {
        var (firm, _) = await portal.OwnerAsync(await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification));
        var visitor = portal.NewVisitor();
        using var answer = await visitor.SubmitAsync(await visitor.GetAsync(await portal.InvitationAsync(firm)), []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Null(Assert.Single(await portal.Links.OfSupplierAsync(firm, Ct)).BegunAt);
    }

    [Fact]
    public async Task Withdraw_OneOfTwoCities_ErasesAtOnceWhatOnlyThatOneNeeded()
    {
        var consent = await portal.CityAsync("DEU", "de", BackgroundVersion.UnitedNations);
        var other = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
        var (firm, _) = await portal.OwnerAsync(consent, other);
        var (visitor, _, path) = await portal.BegunAsync(firm);
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed, consent);
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed, other);
        foreach (var answer in new[] { "no", "yes", "no" })
        {
            await BackgroundsPortal.AnswerAsync(visitor, path, answer);
        }

        var snapshots = portal.Services.GetRequiredService<StatusSnapshots>();
        await snapshots.FreezeAsync("bid-1", firm, Frozen(consent), portal.Clock.GetUtcNow(), Ct);
        await snapshots.FreezeAsync("bid-1", firm, Frozen(consent, "later"), portal.Clock.GetUtcNow(), Ct);
        Assert.Equal("survey 1", (await SnapshotAsync(snapshots, firm))?.Snapshot?.Cities[0].Survey);

        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Withdrawn, consent);
        var kept = await visitor.GetAsync(path);
        Assert.Contains("Answers erased on 2 Mar", kept.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("born in this country", kept.QuerySelector("dl.facts:not(.plain)")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((Background.Undeclared, Silence.Withdrawn), (await OfFirmAsync(firm, consent) is var gone ? gone.Background : default, gone.Why));
        Assert.NotNull(gone.ErasedAt);
        Assert.Equal(Background.No, (await OfFirmAsync(firm, other)).Background);
        var snapshot = await SnapshotAsync(snapshots, firm);
        Assert.Null(snapshot!.Snapshot);
        Assert.Equal(portal.Clock.GetUtcNow(), snapshot.ErasedAt);
        Assert.Contains(("bid-1", firm), await snapshots.ErasedAsync(Ct));
    }

    [Fact]
    public async Task Withdraw_CityThatNoLongerAsks_IsPossibleAndTheFirmAsksForItNoMore()
    {
        var city = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
        var (firm, _) = await portal.OwnerAsync(city);
        var (visitor, _, path) = await portal.BegunAsync(firm);
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed);
        await BackgroundsPortal.AnswerAsync(visitor, path, "yes");
        await portal.AllowAsync(firm, city, false);
        var page = await visitor.GetAsync(path);
        Assert.Contains("This city does not ask now", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Do you see yourself as a person with a migrant background?", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[action$=question]"));
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Withdrawn);
        Assert.Equal((0L, Silence.Withdrawn), (await CountAsync("owner_answers", firm), (await OfFirmAsync(firm, city)).Why));
    }

    [Fact]
    public async Task Show_CityAsksByOtherTerms_UsesNothingUntilTheOwnerAgreesAnew()
    {
        var city = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
        var (firm, _) = await portal.OwnerAsync(city);
        var (visitor, _, path) = await portal.BegunAsync(firm);
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed);
        await BackgroundsPortal.AnswerAsync(visitor, path, "yes");
        var answered = portal.Clock.GetUtcNow();
        await portal.ChangeAsync(city, "de", BackgroundVersion.SelfIdentification, on: true);
        await portal.Services.GetRequiredService<CityAsking>().NoteTermsAsync(Ct);
        Assert.Equal((Background.Undeclared, Silence.NotAsked), (await OfFirmAsync(firm, city) is var found ? found.Background : default, found.Why));
        Assert.Equal(Background.Yes, (await OfFirmAsync(firm, city, answered)).Background);
        Assert.Contains("has changed since you decided", (await visitor.GetAsync(path)).QuerySelector("main .box.warn")!.TextContent, StringComparison.Ordinal);
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed);
        Assert.Equal(Background.Yes, (await OfFirmAsync(firm, city)).Background);
        Assert.Null((await visitor.GetAsync(path)).QuerySelector("main .box.warn"));
    }

    [Fact]
    public async Task Night_AnswerNoCityNeeds_IsErasedAfterAMonthAndTheOwnerReadsSo()
    {
        var start = portal.Clock.GetUtcNow();
        try
        {
            var keeping = portal.Services.GetRequiredService<AnswersKeeping>();
            var city = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
            var (firm, _) = await portal.OwnerAsync(city);
            var (visitor, _, path) = await portal.BegunAsync(firm);
            await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed);
            await BackgroundsPortal.AnswerAsync(visitor, path, "yes");
            await portal.AllowAsync(firm, city, false);
            await keeping.EraseAsync(Ct);
            Assert.Contains("No city needs this answer now", (await visitor.GetAsync(path)).Body!.TextContent, StringComparison.Ordinal);
            await portal.AllowAsync(firm, city, true);
            await keeping.EraseAsync(Ct);
            Assert.DoesNotContain("No city needs this answer now", (await visitor.GetAsync(path)).Body!.TextContent, StringComparison.Ordinal);
            await portal.AllowAsync(firm, city, false);
            await keeping.EraseAsync(Ct);
            portal.Clock.Set(start.AddDays(SaidEntry.IdleDays + 1));
            await keeping.EraseAsync(Ct);
            Assert.Equal(0, await CountAsync("owner_answers", firm));
        }
        finally
        {
            portal.Clock.Set(start);
        }
    }

    [Fact]
    public async Task Night_AnswersOfDifferentDays_AreErasedEachInItsTime()
    {
        var start = portal.Clock.GetUtcNow();
        try
        {
            var city = await portal.CityAsync("DEU", "de", BackgroundVersion.UnitedNations);
            var (firm, _) = await portal.OwnerAsync(city);
            var (visitor, _, path) = await portal.BegunAsync(firm);
            await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed);
            await BackgroundsPortal.AnswerAsync(visitor, path, "no");
            portal.Clock.Advance(TimeSpan.FromMinutes(90));
            portal.Clock.Set(start.AddMonths(12));
            var links = portal.Services.GetRequiredService<OwnerLinks>();
            var state = await Answers.LoadAsync(Assert.Single(await links.OfSupplierAsync(firm, Ct)), Ct);
            var question = state.Next()!.Value.Question;
            await Answers.SayAsync(state, question, true, ShownWords.Of(question.Pack, "en", "Moved?"), Ct);
            Assert.Equal(Background.Yes, (await OfFirmAsync(firm, city)).Background);
            portal.Clock.Set(start.AddMonths(24).AddDays(1));
            await portal.Services.GetRequiredService<AnswersKeeping>().EraseAsync(Ct);
            state = await Answers.LoadAsync(state.Owner, Ct);
            Assert.Equal([question.Fact], state.File.Said.Select(e => e.Fact));
            Assert.Equal((Background.Undeclared, Silence.Expired), (await OfFirmAsync(firm, city) is var found ? found.Background : default, found.Why));
            portal.Clock.Set(start.AddMonths(36).AddDays(1));
            await portal.Services.GetRequiredService<AnswersKeeping>().EraseAsync(Ct);
            Assert.Equal(0, await CountAsync("owner_answers", firm));
        }
        finally
        {
            portal.Clock.Set(start);
        }
    }

    [Fact]
    public async Task Object_WhereTheLawIsTheBasis_ErasesAndIsRefused()
    {
        var city = await portal.CityAsync("NLD", "nl", BackgroundVersion.UnitedNations);
        var (firm, _) = await portal.OwnerAsync(city);
        var (visitor, _, path) = await portal.BegunAsync(firm);
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Informed);
        await BackgroundsPortal.AnswerAsync(visitor, path, "yes");
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Objected);
        Assert.Equal(0, await CountAsync("owner_answers", firm));
        Assert.Equal(Silence.Refused, (await OfFirmAsync(firm, city)).Why);
    }

    [Fact]
    public async Task Export_Everything_HoldsAnswersAndTheVeryWordsOfTheConsent()
    {
        var city = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
        var (firm, owner) = await portal.OwnerAsync(city);
        var (visitor, _, path) = await portal.BegunAsync(firm);
        var words = (await visitor.GetAsync(path)).QuerySelector("section.box p")!.TextContent;
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed);
        await BackgroundsPortal.AnswerAsync(visitor, path, "yes");
        using var json = JsonDocument.Parse(await visitor.Http.GetStringAsync(path + "/everything.json", Ct));
        Assert.Equal(owner, json.RootElement.GetProperty("owner").GetGuid());
        Assert.Equal(words, json.RootElement.GetProperty("decisions")[0].GetProperty("text").GetString());
        var kept = json.RootElement.GetProperty("answers")[0];
        Assert.True(kept.GetProperty("answer").GetBoolean());
        Assert.Equal("Do you see yourself as a person with a migrant background?", kept.GetProperty("asked").GetString());
        Assert.Equal(DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddMonths(12).ToString("yyyy-MM-dd", null), kept.GetProperty("erasedOn").GetString());

        using var erased = await visitor.SubmitAsync(await visitor.GetAsync(path), [], "main form[action$=erase]");
        Assert.Equal(path + "?done=erased", erased.Headers.Location?.ToString());
        Assert.Equal(0, await CountAsync("owner_answers", firm));
    }

    [Fact]
    public async Task Decide_OnWordsThatWereNotShown_IsAskedAgain()
    {
        var city = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
        var (firm, _) = await portal.OwnerAsync(city);
        var (visitor, _, path) = await portal.BegunAsync(firm);
        using var answer = await visitor.SubmitAsync(await visitor.GetAsync(path), [new("words", "other"), new("decision", "Agreed")], "main form[action$=decide]");
        Assert.Equal(path, answer.Headers.Location?.ToString());
        Assert.Equal(Silence.NotAsked, (await OfFirmAsync(firm, city)).Why);
    }

    [Fact]
    public async Task Night_WhenTimeIsOver_ErasesAnswersSealsTheRestAnewAndForgetsTheOldKey()
    {
        var start = portal.Clock.GetUtcNow();
        try
        {
            var (shortly, longer) = (await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification), await portal.CityAsync("DEU", "de", BackgroundVersion.SelfIdentification));
            var (first, second) = (await AnsweredAsync(shortly), await AnsweredAsync(longer));
            portal.Clock.Set(start.AddMonths(12).AddDays(1));
            await ResealJob.RunAsync(portal.Services, Ct);
            Assert.Equal((0L, 1L), (await CountAsync("owner_answers", first), await CountAsync("owner_answers", second)));
            Assert.Equal(Silence.Expired, (await OfFirmAsync(first, shortly)).Why);
            Assert.Equal(Background.Yes, (await OfFirmAsync(second, longer)).Background);
            Assert.Equal([1, 2], await KeysAsync());
            portal.Clock.Advance(TimeSpan.FromDays(3));
            await ResealJob.RunAsync(portal.Services, Ct);
            Assert.Equal([2], await KeysAsync());
            Assert.Equal(Background.Yes, (await OfFirmAsync(second, longer)).Background);

            // By command it need not wait for the end of a quarter.
            using var output = new StringWriter();
            Assert.Equal(Exit.Success, await ResealVerb.Verb.RunAsync(new VerbCall([], Json: false, portal.Services, Ct) { Out = output, Error = output }));
            Assert.Contains("Everything is sealed with key 3", output.ToString(), StringComparison.Ordinal);
            Assert.Equal(Background.Yes, (await OfFirmAsync(second, longer)).Background);
            portal.Clock.Advance(TimeSpan.FromDays(3));
            await ResealJob.RunAsync(portal.Services, Ct);
            Assert.Equal([3], await KeysAsync());
            Assert.Equal(Background.Yes, (await OfFirmAsync(second, longer)).Background);
        }
        finally
        {
            portal.Clock.Set(start);
        }
    }

    private async Task<Guid> AnsweredAsync(City city)
    {
        var (firm, _) = await portal.OwnerAsync(city);
        var (visitor, _, path) = await portal.BegunAsync(firm);
        await BackgroundsPortal.DecideAsync(visitor, path, OwnerDecision.Agreed);
        await BackgroundsPortal.AnswerAsync(visitor, path, "yes");
        return firm;
    }

    private async Task<OwnerBackground> OfFirmAsync(Guid firm, City city, DateTimeOffset? at = null)
    {
        await using var connection = await portal.Background.OpenAsync(BackgroundReason.Work, Ct);
        return Assert.Single(await Answers.OfFirmAsync(connection, firm, city.CityId, at ?? portal.Clock.GetUtcNow(), Ct));
    }

    private async Task<long> CountAsync(string table, Guid firm)
    {
        await using var connection = await portal.Background.OpenAsync(BackgroundReason.Work, Ct);
        return await connection.ExecuteScalarAsync<long>(
            $"SELECT count(*) FROM {table} t JOIN owner_links l ON l.owner_id = t.owner_id WHERE l.supplier_id = @Firm", new { Firm = firm });
    }

    private async Task<IEnumerable<int>> KeysAsync()
    {
        await using var connection = await portal.Background.OpenAsync(BackgroundReason.Work, Ct);
        return await connection.QueryAsync<int>("SELECT key_number FROM seal_keys ORDER BY key_number");
    }

    private async Task<KeptSnapshot?> SnapshotAsync(StatusSnapshots snapshots, Guid firm)
    {
        await using var connection = await portal.Background.OpenAsync(BackgroundReason.Work, Ct);
        return await snapshots.FindAsync(connection, "bid-1", firm, Ct);
    }

    private static FrozenSnapshot Frozen(City city, string survey = "survey 1") => new([new(city.CityId, "UnitedNations 1", 2000, "yes", "undeclared", survey, ["ab"], ["threshold"])]);
}
