using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Benchmarks;

/// <summary>
/// The figures of one city with many tenders, nothing remembered: counted from notices and results, as after an import of
/// everything, and added up from what is kept of each tender, as after the job. Arguments: tenders, rounds, and a SQLite file
/// or a PostgreSQL connection string, which is filled.
/// </summary>
internal static class Monitoring
{
    private const string Buyer = "Invented city of many tenders";

    public static async Task<int> RunAsync(string[] args)
    {
        var tenders = args is [var n, ..] ? int.Parse(n, CultureInfo.InvariantCulture) : 20_000;
        var rounds = args is [_, var r, ..] ? int.Parse(r, CultureInfo.InvariantCulture) : 15;
        var place = args is [_, _, var kept, ..] ? kept : Path.Combine(Directory.CreateTempSubdirectory("sd-monitoring").FullName, "portal.db");
        await using var app = Pages.Build(place);
        var db = app.Services.GetRequiredService<Db>();
        await new Migrations(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
        await FillAsync(app.Services, tenders);
        var buyer = (await app.Services.GetRequiredService<CityList>().SearchBuyersAsync(Buyer, CancellationToken.None)).Single(b => b.Name == Buyer).BuyerId;
        var notices = app.Services.GetRequiredService<CountedNotices>();
        async Task<double> Median()
        {
            List<double> times = [];
            for (var round = 0; round <= rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                var years = await notices.OfBuyersAsync([buyer], CancellationToken.None);
                times.Add(watch.Elapsed.TotalMilliseconds);
                if (years.Sum(y => y.Tenders) != tenders)
                {
                    throw new InvalidOperationException("The figures do not hold every tender.");
                }
            }

            // The first reading pays for compiling.
            return times.Skip(1).Order().ElementAt(rounds / 2);
        }

        var anew = await Median();
        var counting = Stopwatch.StartNew();
        await app.Services.GetRequiredService<TenderCounting>().CountAsync(CancellationToken.None);
        var job = counting.Elapsed.TotalSeconds;
        var added = await Median();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{tenders:N0} tenders of one city: counted anew {anew:0} ms, added up {added:0.0} ms ({anew / added:0}×); the job counted them in {job:0.0} s"));
        return 0;
    }

    private static async Task FillAsync(IServiceProvider services, int count)
    {
        var imports = services.GetRequiredService<NoticeImports>();
        var import = await imports.BeginAsync("demo", "benchmark", CancellationToken.None);
        foreach (var chunk in Enumerable.Range(0, count).Chunk(500))
        {
            await services.GetRequiredService<TenderPublication>().PublishAsync([.. chunk.SelectMany(CallAndResult)], import, announce: false, CancellationToken.None);
        }

        await imports.FinishAsync(import, CancellationToken.None);
    }

    private static IEnumerable<IncomingNotice> CallAndResult(int i)
    {
        var call = InventedNotices.Number(i).Notice;
        call = call with { Buyers = [call.Buyers[0] with { Name = new(new Dictionary<string, string> { [call.Language] = Buyer }), CompanyIds = ["X1"], Country = "DEU" }] };
        yield return Incoming(call);
        yield return Incoming(call with
        {
            NoticeId = new Guid(i, 3, 3, new byte[8]).ToString(),
            PublicationNumber = $"{i + 1}-2027",
            Kind = NoticeKind.Result,
            Subtype = "29",
            Result = new NoticeResult { LotResults = [.. call.Lots.Select((lot, l) => Result(i, l, lot.LotId))] },
        });
    }

    private static NoticeLotResult Result(int i, int l, string lot) => new()
    {
        LocalId = $"RES-{l + 1:D4}",
        LotId = lot,
        Status = "selec-w",
        Submissions = new Dictionary<string, int> { ["tenders"] = i % 9, ["t-sme"] = i % 9 / 2, ["t-oth-eea"] = 0, ["t-no-eea"] = 0 },
        Winners =
        [
            new NoticeWinningTender
            {
                Value = new Money(1000 + i, "EUR"),
                Tenderers = [new NoticeOrganisation { LocalId = "ORG-0100", Name = new(new Dictionary<string, string> { ["en"] = $"Invented firm {i % 700}" }), CompanyIds = [$"F{i % 700}"], Country = "DEU", Size = i % 2 == 0 ? "small" : "large" }],
            },
        ],
    };

    private static IncomingNotice Incoming(Notice notice) =>
        new($"{notice.NoticeId}.xml", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice.NoticeId))), notice);
}
