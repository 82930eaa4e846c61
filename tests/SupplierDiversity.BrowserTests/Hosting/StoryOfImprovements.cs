using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Barriers;
using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>What a city heard from businesses: one lesson that led to a change everybody can read about, and one that is planned and late.</summary>
internal static class StoryOfImprovements
{
    /// <summary>Returns the one that is public.</summary>
    public static async Task<Guid> TellAsync(ServedPortal portal, City city)
    {
        var book = portal.Services.GetRequiredService<ImprovementBook>();
        var by = (await portal.Services.GetRequiredService<AccountDirectory>().EnsureAsync(StoryOfTheCity.Administrator)).AccountId;
        var today = city.DayAt(portal.Clock.GetUtcNow());
        await book.AddAsync(
            city, new("Dreiwöchige Fristen sind für kleine Betriebe zu kurz.", "conversation", "Angebotsfristen von mindestens 35 Tagen.", "Vergabestelle", today.AddDays(-3), ""), by, CancellationToken.None);
        var id = await book.AddAsync(
            city,
            new(
                "Wir hätten mitgemacht, aber die verlangten drei Referenzen über je eine Million Euro haben kleine Betriebe nicht.",
                "reasons",
                "Höchstens zwei Referenzen, jede höchstens halb so groß wie der Auftrag.",
                "Leitung Einkauf",
                new(today.Year - 1, 3, 31),
                "migrant-owned won"),
            by,
            CancellationToken.None);
        Assert.True(await book.SettleAsync(
            city, (await book.FindAsync(city, id, CancellationToken.None))!, new(today.Year - 1, 1, 1), "Die neue Regel steht in der Dienstanweisung und gilt für alle Ausschreibungen.", by, CancellationToken.None));
        Assert.True(await book.PublishAsync(city, (await book.FindAsync(city, id, CancellationToken.None))!, true, by, CancellationToken.None));
        return id;
    }
}
