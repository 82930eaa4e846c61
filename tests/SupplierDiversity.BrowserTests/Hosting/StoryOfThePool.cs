using System.Text.Json;
using Dapper;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Pool;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Wall;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>Figures of a pool of suppliers as the night job leaves them, of invented businesses.</summary>
internal static class StoryOfThePool
{
    public static Task TellAsync(IServiceProvider services, City city)
    {
        var random = new Random(5);
        var firms = Enumerable.Range(0, 420).Select(_ => (
            Status: random.Next(10) switch { < 3 => 0, < 7 => 1, _ => 2 },
            Groups: (IReadOnlyList<string>)[$"{random.GetItems(new[] { "45", "45", "90", "55", "71", "79", "03" }, 1)[0]}", random.GetItems(new[] { "micro", "micro", "small", "medium", "" }, 1)[0], random.GetItems(new[] { "DE60", "DE60", "DEF0", "DE93", "" }, 1)[0]])).ToList();
        var set = LinkedBreakdowns.Of(firms, PoolFigures.Breakdowns, PoolFigures.Statuses.Count, 10);
        var figures = new PoolFigures(new(2026, 2, 28), 10, "9/25", 2023, "Invented population register", set, LinkedBreakdowns.Of([.. firms.Take(20)], PoolFigures.Breakdowns, 3, 10));
        return services.GetRequiredService<BackgroundDatabase>().InTransactionAsync(
            BackgroundReason.Work,
            (connection, transaction) => connection.ExecuteAsync(
                "INSERT INTO pool_releases (city_id, day, made_at, figures_json) VALUES (@CityId, @Day, @Now, @Figures)",
                new { city.CityId, figures.Day, Now = services.GetRequiredService<TimeProvider>().GetUtcNow(), Figures = JsonSerializer.Serialize(figures, JsonSerializerOptions.Web) },
                transaction),
            CancellationToken.None);
    }
}
