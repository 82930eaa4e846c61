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
        var table = new PoolTable(10);
        for (var i = 0; i < 900; i++)
        {
            table.Add(
                random.GetItems(["45", "45", "90", "55", "71", "79", "03"], 1)[0],
                random.GetItems(["micro", "micro", "small", "medium", ""], 1)[0],
                random.GetItems(["DE60", "DE60", "DE60", "DEF0", "DE93", "DE94", "DE21", ""], 1)[0],
                random.Next(10) switch { < 3 => 0, < 7 => 1, _ => 2 },
                random.Next(10) switch { < 2 => 0, < 5 => 1, _ => 2 },
                (uint)random.NextInt64(uint.MaxValue));
        }

        var figures = new PoolFigures(new(2026, 2, 28), 10, "9/25", 2023, "Invented population register", table.Protect()) { Noise = CellKeyNoise.Most };
        return services.GetRequiredService<BackgroundDatabase>().InTransactionAsync(
            BackgroundReason.Work,
            (connection, transaction) => connection.ExecuteAsync(
                "INSERT INTO pool_releases (city_id, day, made_at, figures_json) VALUES (@CityId, @Day, @Now, @Figures)",
                new { city.CityId, figures.Day, Now = services.GetRequiredService<TimeProvider>().GetUtcNow(), Figures = JsonSerializer.Serialize(figures, JsonSerializerOptions.Web) },
                transaction),
            CancellationToken.None);
    }
}
