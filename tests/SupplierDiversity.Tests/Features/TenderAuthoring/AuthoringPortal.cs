using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Rules.Assurance;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Clauses.Library;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.TenderAuthoring;

/// <summary>A portal with cities whose officers write tenders. Each test makes a city and a trade of its own.</summary>
public sealed class AuthoringPortal : AlertFixture
{
    public TenderDrafts Drafts => Services.GetRequiredService<TenderDrafts>();

    public AuthoredTenders Authored => Services.GetRequiredService<AuthoredTenders>();

    public TestPeople People => new(this);

    /// <summary>A city with two officers and a signed assessment of one impact whose clause is filled in.</summary>
    public async Task<AuthoringCity> CityAsync(string slug)
    {
        var city = await People.CityAsync(slug);
        List<Guid> officers = [];
        foreach (var name in new[] { "first", "second" })
        {
            officers.Add(await People.PersonAsync($"{name}@{slug}.example"));
            await People.GiveAsync(officers[^1], city, Role.ProcurementOfficer);
        }

        var (assessments, clauses, library) = (Services.GetRequiredService<Assessments>(), Services.GetRequiredService<CityClauses>(), Services.GetRequiredService<ClauseLibrary>());
        var training = library.Find("intercultural-training")!;
        await clauses.TakeOverAsync(city, training, officers[1], CancellationToken.None);
        var version = Assert.Single(await clauses.OfCityAsync(city, CancellationToken.None));
        await assessments.StartAsync(city, "Advice for parents", officers[0], CancellationToken.None);
        async Task<Assessment> Now() => Assert.Single(await assessments.OfCityAsync(city, CancellationToken.None));
        await assessments.AnswerAsync(city, await Now(), AssuranceRules.Questions.ToDictionary(q => q.Key, _ => (int?)3), officers[0], CancellationToken.None);
        var impact = new AssessmentImpact
        {
            ImpactId = Guid.CreateVersion7(),
            AssessmentId = (await Now()).AssessmentId,
            Impact = "Parents do not learn of it",
            Mitigation = "Staff are trained",
            Tool = "survey",
            ClauseId = training.Id,
            CityClauseId = version.CityClauseId,
            Language = "de",
            BlanksJson = "{}",
            ClauseText = "",
            Evidence = "",
        };
        await assessments.AddImpactAsync(city, await Now(), impact, officers[0], CancellationToken.None);
        var typed = new Dictionary<string, string> { ["hours"] = "8", ["months"] = "3" };
        await assessments.FillImpactAsync(city, await Now(), impact, typed, ClauseFilling.Of(training.Wordings["de"], training.Blanks, typed), officers[0], CancellationToken.None);
        await assessments.MoveAsync(city, await Now(), "open", "waiting", officers[0], CancellationToken.None);
        await assessments.MoveAsync(city, await Now(), "waiting", "signed", officers[1], CancellationToken.None);
        return new(city, officers[0], officers[1], await Now(), NewTrade());
    }

    /// <summary>A draft that nothing stops.</summary>
    public TenderDraft Whole(AuthoringCity at) => new()
    {
        Language = "de",
        Title = "Beratung für Eltern",
        Description = "Beratung in Familienzentren.",
        Nature = "services",
        Cpv = [at.Trade],
        Nuts = ["DE600"],
        ValueCents = 25_000_000,
        Regime = "standard",
        Procedure = "open",
        BidLanguages = ["de", "en"],
        BidsUntil = Clock.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd'T'12:00", System.Globalization.CultureInfo.InvariantCulture),
        AssessmentId = at.Assessment.AssessmentId,
        Clauses = [.. at.Assessment.Impacts.Select(i => new DraftClause(i.ImpactId, i.CityClauseId, i.ClauseId, 1, new Dictionary<string, string> { ["hours"] = "8", ["months"] = "3" }, null))],
        Criteria = [new("c1", "price", "Preis", "", 6000), new("c2", "quality", "Konzept", "Wie Eltern erreicht werden.", 4000)],
    };

    /// <summary>Starts a draft with the first officer and returns it.</summary>
    public async Task<DraftRow> StartAsync(AuthoringCity at, TenderDraft draft) =>
        (await Drafts.FindAsync(at.City, await Drafts.StartAsync(at.City, draft, at.First, CancellationToken.None), CancellationToken.None))!;

    /// <summary>The draft as it is now.</summary>
    public async Task<DraftRow> NowAsync(AuthoringCity at, DraftRow draft) => (await Drafts.FindAsync(at.City, draft.DraftId, CancellationToken.None))!;

    /// <summary>Hands a draft over by the first officer, and has the second sign it.</summary>
    public async Task<SignOutcome> PublishAsync(AuthoringCity at, DraftRow draft, bool cancels = false, string reason = "")
    {
        Assert.True(await Drafts.HandOverAsync(draft, cancels, reason, at.First, CancellationToken.None));
        return await SignAsync(at, await NowAsync(at, draft), at.Second);
    }

    public Task<SignOutcome> SignAsync(AuthoringCity at, DraftRow draft, Guid by) =>
        Services.GetRequiredService<DraftPublication>().SignAsync(at.City, draft, by, CancellationToken.None);

    public async Task<T> ScalarAsync<T>(string sql, object values)
    {
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        return (await connection.ExecuteScalarAsync<T>(sql, values))!;
    }
}

/// <summary>A city of a test.</summary>
public sealed record AuthoringCity(City City, Guid First, Guid Second, Assessment Assessment, string Trade);
