using System.Globalization;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Rules.Authoring;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>A tender that is being written: every question is answered, and some answers are not right yet.</summary>
internal static class PreparedTender
{
    public static async Task<Guid> MakeAsync(ServedPortal portal, City city, PreparedContract contract)
    {
        var by = (await portal.Services.GetRequiredService<AccountDirectory>().EnsureAsync(StoryOfTheCity.Administrator)).AccountId;
        var check = (await portal.Services.GetRequiredService<Assessments>().OfCityAsync(city, CancellationToken.None)).Single(a => a.AssessmentId == contract.Assessment);
        return await portal.Services.GetRequiredService<TenderDrafts>().StartAsync(
            city,
            new TenderDraft
            {
                Language = "de",
                Title = "Beratung für Eltern kleiner Kinder in allen Stadtteilen",
                Description = "Beratung in zwölf Familienzentren, auf Deutsch und in den Sprachen der Familien.",
                Nature = "services",
                Cpv = ["85312300", "55520000"],
                Nuts = ["DE600"],
                ValueCents = 48_000_000,
                Regime = "standard",
                Procedure = "open",
                Lots = [new("LOT-0001", "Nord", "Sechs Zentren im Norden.", 24_000_000), new("LOT-0002", "Süd", "Sechs Zentren im Süden.", 24_000_000)],
                BidLanguages = ["de"],
                BidsUntil = portal.Clock.GetUtcNow().AddDays(12).ToString("yyyy-MM-dd'T'12:00", CultureInfo.InvariantCulture),
                AssessmentId = check.AssessmentId,
                Clauses = [.. check.Impacts.Select(i => new DraftClause(i.ImpactId, i.CityClauseId, i.ClauseId, 1, i.Blanks, null))],
                Criteria = [new("c1", "price", "Preis", "", 6000), new("c2", "quality", "Konzept", "Wie Familien erreicht werden.", 4000)],
            },
            by,
            CancellationToken.None);
    }
}
