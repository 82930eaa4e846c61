using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupplierDiversity.Benchmarks.Features.Tenders;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Operating.Logs;
using SupplierDiversity.Rules.Tenders;
using SupplierDiversity.Security;

namespace SupplierDiversity.Benchmarks;

/// <summary>
/// List and tender page over real Kestrel on loopback, nothing cached, with many tenders, against the same view
/// rendered from a model built once, and against a bare answer. Rounds alternate; the ratio is the median of the
/// rounds' ratios, so that a busy machine disturbs both sides alike; that of the fastest tenth of all requests tells what
/// a quiet machine would show. Arguments: tenders, rounds, and a SQLite file or a PostgreSQL connection string
/// ("Host=…;Database=…") that is filled once and used again.
/// </summary>
internal static class Pages
{
    private const int MostWarming = 40_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var tenders = args is [var n, ..] ? int.Parse(n, CultureInfo.InvariantCulture) : 20_000;
        var rounds = args is [_, var r, ..] ? int.Parse(r, CultureInfo.InvariantCulture) : 15;
        // Filling takes minutes.
        var place = args is [_, _, var kept, ..] ? kept : Path.Combine(Directory.CreateTempSubdirectory("sd-pages").FullName, "portal.db");
        await using var app = Build(place);
        await new Migrations(app.Services.GetRequiredService<Db>(), TimeProvider.System).ApplyAsync(CancellationToken.None);
        var id = await CountAsync(app.Services) > 0 ? TenderId.Of(InventedNotices.Number(tenders - 1).Notice.ProcedureId).Text : await FillAsync(app.Services, tenders);
        await ConstantPagesController.PrepareAsync(app.Services, id);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var (name, real, constant) in new[]
        {
            ("list", "/en/tenders", "/en/constant-list"),
            ("open list", "/en/tenders?open=true", "/en/constant-open"),
            ("tender page", $"/en/tenders/{id}", "/en/constant-tender"),
        })
        {
            await MeasureAsync(http, name, real, constant, rounds);
        }

        await app.StopAsync();
        return 0;
    }

    private static async Task MeasureAsync(HttpClient http, string name, string real, string constant, int rounds)
    {
        await WarmAsync(http, [real, constant, "/bare"]);

        List<double> ratios = [], bare = [], realTimes = [], constantTimes = [], bareTimes = [];
        for (var round = 0; round < rounds; round++)
        {
            var ours = await RoundAsync(http, real, 200, realTimes);
            var theirs = await RoundAsync(http, constant, 200, constantTimes);
            var least = await RoundAsync(http, "/bare", 200, bareTimes);
            ratios.Add(theirs / ours);
            bare.Add(least / ours);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {At(ratios, 0.5):P0} of the speed from constants (rounds {ratios.Min():P0} to {ratios.Max():P0}), {At(constantTimes, 0.1) / At(realTimes, 0.1):P0} in the fastest tenth, {At(bare, 0.5):P1} of bare Kestrel; " +
            $"ms median/p99: page {At(realTimes, 0.5):0.00}/{At(realTimes, 0.99):0.00}, constants {At(constantTimes, 0.5):0.00}/{At(constantTimes, 0.99):0.00}, bare {At(bareTimes, 0.5):0.00}/{At(bareTimes, 0.99):0.00}"));
    }

    // Until the compiler has nothing left to improve: the larger page would otherwise be measured half compiled.
    private static async Task WarmAsync(HttpClient http, string[] addresses)
    {
        var (quiet, compiled) = (0, JitInfo.GetCompiledMethodCount());
        for (var sent = 0; sent < MostWarming && quiet < 10; sent += 500)
        {
            foreach (var address in addresses)
            {
                await RoundAsync(http, address, 500, []);
            }

            var now = JitInfo.GetCompiledMethodCount();
            quiet = now - compiled < 5 ? quiet + 1 : 0;
            compiled = now;
        }
    }

    private static async Task<double> RoundAsync(HttpClient http, string address, int requests, List<double> times)
    {
        var total = Stopwatch.StartNew();
        for (var i = 0; i < requests; i++)
        {
            var one = Stopwatch.StartNew();
            using var response = await http.GetAsync(address);
            response.EnsureSuccessStatusCode();
            await response.Content.CopyToAsync(Stream.Null);
            times.Add(one.Elapsed.TotalMilliseconds);
        }

        return total.Elapsed.TotalMilliseconds;
    }

    private static double At(List<double> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));

    private static async Task<long> CountAsync(IServiceProvider services)
    {
        await using var connection = await services.GetRequiredService<Db>().OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM tenders");
    }

    public static WebApplication Build(string place)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = ContentRoot.Find(), WebRootPath = "wwwroot", EnvironmentName = "Production" });
        var postgres = place.StartsWith("Host=", StringComparison.OrdinalIgnoreCase);
        builder.Configuration["Database:Provider"] = postgres ? "Postgres" : "Sqlite";
        builder.Configuration["ConnectionStrings:Portal"] = postgres ? place : $"Data Source={place}";
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Logging.AddPortalLogging(builder.Environment);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddPortal();
        builder.Services.AddControllers().AddApplicationPart(typeof(TenderFinder).Assembly).AddApplicationPart(typeof(ConstantPagesController).Assembly);
        var app = builder.Build();
        app.UsePortal();
        app.MapGet("/bare", () => "ok").WithMetadata(new PublicAttribute());
        return app;
    }

    private static async Task<string> FillAsync(IServiceProvider services, int count)
    {
        var imports = services.GetRequiredService<NoticeImports>();
        var import = await imports.BeginAsync("demo", "benchmark", CancellationToken.None);
        var publication = services.GetRequiredService<TenderPublication>();
        var id = "";
        foreach (var chunk in Enumerable.Range(0, count).Chunk(1000))
        {
            var outcomes = await publication.PublishAsync([.. chunk.Select(InventedNotices.Number)], import, announce: false, CancellationToken.None);
            id = outcomes[^1].TenderId!;
        }

        await imports.FinishAsync(import, CancellationToken.None);
        return id;
    }
}
