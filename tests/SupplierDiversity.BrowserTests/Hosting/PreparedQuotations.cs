using System.Globalization;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Quotations;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Rules.Authoring;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>Two published tenders below the thresholds: for one of them firms to ask are drawn.</summary>
/// <param name="Drawn">Draft of the tender with a draw.</param>
/// <param name="Stopped">A draft whose words the legal guard stops.</param>
/// <param name="NotDrawn">Draft of the tender without one.</param>
public sealed record PreparedQuotations(Guid Drawn, Guid NotDrawn, Guid Stopped)
{
    /// <summary>Both firms agree to be asked; one is drawn, and told nothing yet.</summary>
    public static async Task<PreparedQuotations> MakeAsync(ServedPortal portal, City city, params Guid[] firms)
    {
        var (services, ct) = (portal.Services, CancellationToken.None);
        var accounts = services.GetRequiredService<AccountDirectory>();
        var (by, second) = ((await accounts.EnsureAsync(StoryOfTheCity.Administrator)).AccountId, (await accounts.EnsureAsync("second@rosenhafen.example")).AccountId);
        foreach (var id in firms)
        {
            var firm = (await services.GetRequiredService<FirmBook>().FindAsync(id, ct))!;
            await services.GetRequiredService<QuotationAgreements>().SaveAsync(firm, [city.CityId], by, ct);
        }

        var assessments = services.GetRequiredService<Assessments>();
        async Task<Assessment> Check() => (await assessments.OfCityAsync(city, ct)).Single(a => a.Title == "Lieferung von Papier");
        await assessments.MoveAsync(city, await Check(), "open", "waiting", by, ct);
        await assessments.MoveAsync(city, await Check(), "waiting", "signed", second, ct);
        var (drafts, buyer) = (services.GetRequiredService<TenderDrafts>(), (await services.GetRequiredService<CityList>().BuyersOfAsync(city.CityId, ct))[0]);
        List<Guid> made = [];
        foreach (var title in new[] { "Reinigung der Turnhalle am Hafen", "Fensterreinigung im Rathaus" })
        {
            var draft = new TenderDraft
            {
                Language = "de",
                Title = title,
                Description = "Zweimal in der Woche, auch in den Ferien.",
                Buyer = new(buyer.BuyerId, buyer.Name),
                Nature = "services",
                Cpv = ["90910000", "45210000"],
                Nuts = ["DE600", "DE929"],
                ValueCents = 2_400_000,
                Regime = "below",
                Procedure = "open",
                BidLanguages = ["de"],
                AssessmentId = (await Check()).AssessmentId,
                Criteria = [new("c1", "price", "Preis", "", 10_000)],
                BidsUntil = portal.Clock.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd'T'12:00", CultureInfo.InvariantCulture),
            };
            made.Add(await drafts.StartAsync(city, draft, by, ct));
            Assert.True(await drafts.HandOverAsync((await drafts.FindAsync(city, made[^1], ct))!, false, "", by, ct));
            Assert.Equal(SignOutcome.Published, await services.GetRequiredService<DraftPublication>().SignAsync(city, (await drafts.FindAsync(city, made[^1], ct))!, second, ct));
        }

        var tender = (await services.GetRequiredService<AuthoredTenders>().FindAsync((await drafts.FindAsync(city, made[0], ct))!.TenderId!, ct))!;
        Assert.True(await services.GetRequiredService<QuotationBook>().DrawAsync(city, tender, 1, by, ct));
        var stopped = await drafts.StartAsync(
            city, new TenderDraft { Language = "de", Title = "Fahrdienst", Description = "Betriebe von Zugewanderten werden bevorzugt.", Buyer = new(buyer.BuyerId, buyer.Name) }, by, ct);
        return new(made[0], made[1], stopped);
    }
}
