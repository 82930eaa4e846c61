using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Features.Misreads;
using SupplierDiversity.Features.Publicity;
using SupplierDiversity.Rules.Assurance;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Guard;
using SupplierDiversity.Rules.Clauses.Library;
using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>A contract whose equality check is written and not yet handed over, in a city that has a clause in force and one being written.</summary>
/// <param name="Assessment">Its record.</param>
/// <param name="Impact">The first of its five impacts; their clauses are filled in.</param>
public sealed record PreparedContract(Guid Assessment, Guid Impact)
{
    /// <summary>Prepares it by the administrator, who is officer and lawyer of the city as well; one line is on the publicity plan of the tender that is shown.</summary>
    public static async Task<PreparedContract> MakeAsync(ServedPortal portal, City city, string shown, CancellationToken ct)
    {
        var by = (await portal.Services.GetRequiredService<AccountDirectory>().EnsureAsync(StoryOfTheCity.Administrator)).AccountId;
        await using (var connection = await portal.Services.GetRequiredService<Db>().OpenAsync(ct))
        {
            foreach (var role in new[] { Role.ProcurementOfficer, Role.Lawyer })
            {
                await connection.ExecuteAsync(
                    "INSERT INTO city_roles (city_role_id, account_id, city_id, role, from_on, given_at) VALUES (@Id, @By, @CityId, @Role, @From, @Now) ON CONFLICT DO NOTHING",
                    new { Id = Guid.CreateVersion7(), By = by, city.CityId, Role = RoleCode.Of(role), From = new DateOnly(2026, 1, 1), Now = portal.Clock.GetUtcNow() });
            }
        }

        var (library, clauses) = (portal.Services.GetRequiredService<ClauseLibrary>(), portal.Services.GetRequiredService<CityClauses>());
        await clauses.TakeOverAsync(city, library.Find("multilingual-service")!, by, ct);
        var training = library.Find("intercultural-training")!;
        await clauses.BeginAsync(city, training, null, by, ct);
        var draft = (await clauses.OfClauseAsync(city, training.Id, ct))[0];
        await clauses.WriteAsync(city, draft, new() { Language = "de", ClauseText = "Mindestens 20 % der Beschäftigten haben einen Migrationshintergrund. {hours} {months}", Evidence = "Bericht.", Monitoring = "Besuche." }, by, ct);

        var quoted = new ClauseText(ClausePosition.Performance, "de", "Mindestens 20 % der Beschäftigten haben einen Migrationshintergrund: So darf nicht gefragt werden.");
        var asker = (await portal.Services.GetRequiredService<AccountDirectory>().EnsureAsync(StoryOfTheCity.Reader)).AccountId;
        await portal.Services.GetRequiredService<MisreadBook>().AskAsync(city, quoted, GuardRule.OriginQuota, "Der Satz nennt, was verboten ist (2000/43/EG).", asker, ct);

        await portal.Services.GetRequiredService<PublicityBook>().PlanAsync(city, shown, new("community-media", "Radio Hafenviertel", ["tr", "ar"], new DateOnly(2026, 3, 20)), by, ct);

        var assessments = portal.Services.GetRequiredService<Assessments>();
        foreach (var (title, answer) in new[] { ("Reinigung der Schulen", 1), ("Lieferung von Papier", 0), ("Hausaufgabenhilfe", 2), ("Beratung für Eltern kleiner Kinder in allen Stadtteilen", 3) })
        {
            await assessments.StartAsync(city, title, by, ct);
            var started = (await assessments.OfCityAsync(city, ct)).Single(a => a.Title == title);
            var answers = AssuranceRules.Questions.ToDictionary(q => q.Key, _ => (int?)answer);
            answers["value"] = 100_000;
            answers["turnover"] = 300_000;
            answers["bid_languages"] = 1;
            await assessments.AnswerAsync(city, started, answers, by, ct);
        }

        async Task<Assessment> Last() => (await assessments.OfCityAsync(city, ct)).Single(a => a.Title.StartsWith("Beratung", StringComparison.Ordinal));
        var clause = (await clauses.OfClauseAsync(city, "multilingual-service", ct))[0];
        List<Guid> impacts = [];
        foreach (var (harm, mitigation) in new[]
        {
            ("Eltern erfahren nicht, dass die Beratung kostenlos ist.", "Beratung und Texte in fünf Sprachen."),
            ("Wer am Telefon nicht verstanden wird, ruft kein zweites Mal an.", "Am Telefon ist in fünfzehn Minuten jemand da, der die Sprache spricht."),
            ("Wer sich ungleich behandelt fühlt, weiß nicht, an wen man sich wendet.", "Eine Stelle für Beschwerden, in jeder Beratung ausgehängt."),
            ("Väter kommen nicht, weil die Zeiten auf Mütter ohne Arbeit zugeschnitten sind.", "Beratung auch am Abend und am Samstag."),
            ("Großeltern, die Kinder bringen, lesen die Aushänge nicht.", "Aushänge mit Bildern und in den Sprachen des Stadtteils."),
        })
        {
            var impact = new AssessmentImpact
            {
                ImpactId = Guid.CreateVersion7(),
                AssessmentId = (await Last()).AssessmentId,
                Impact = harm,
                Mitigation = mitigation,
                Tool = "survey",
                ClauseId = clause.ClauseId,
                CityClauseId = clause.CityClauseId,
                Language = "de",
                BlanksJson = "{}",
                ClauseText = "",
                Evidence = "",
            };
            await assessments.AddImpactAsync(city, await Last(), impact, by, ct);
            var typed = new Dictionary<string, string> { ["languages"] = "Arabisch, Türkisch", ["minutes"] = "15" };
            var filling = ClauseFilling.Of((await clauses.WordingAsync(clause, "de", ct))!, library.Find(clause.ClauseId)!.Blanks, typed);
            await assessments.FillImpactAsync(city, await Last(), impact, typed, filling, by, ct);
            impacts.Add(impact.ImpactId);
        }

        return new((await Last()).AssessmentId, impacts[0]);
    }
}
