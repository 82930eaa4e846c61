using System.Text.Json;
using Dapper;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Tests.Attack;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.BidReports;

/// <summary>
/// Somebody has all forms in which two years of nearly the same firms were served, to officers and to everybody, and puts what
/// they print into one system (<see cref="EditionReader"/>, <see cref="YearsReader"/>).
/// </summary>
public class ServedEditionTests(ReportPortal portal, ITestOutputHelper output) : IClassFixture<ReportPortal>
{
    private const int K = 10;
    private const int First = 2024;
    private const int Years = 2;

    // How many of a kind there are in the second year, and how many of these came then.
    private static IReadOnlyList<(BidderGroup Group, string State, FunnelStage Stage, int Count, int Came)> Kinds { get; } =
    [
        (BidderGroup.MigrantOwned, "awarded", FunnelStage.Won, 3, 0), (BidderGroup.MigrantOwned, "rejected", FunnelStage.Admissible, 34, 2), (BidderGroup.Diverse, "awarded", FunnelStage.Won, 22, 0),
        (BidderGroup.Diverse, "rejected", FunnelStage.Admissible, 45, 3), (BidderGroup.Both, "rejected", FunnelStage.Admissible, 4, 0), (BidderGroup.Neither, "awarded", FunnelStage.Won, 40, 0),
        (BidderGroup.Neither, "rejected", FunnelStage.Admissible, 60, 9), (BidderGroup.Unknown, "awarded", FunnelStage.Won, 11, 0), (BidderGroup.Unknown, "inadmissible", FunnelStage.Bid, 15, 4),
    ];

    // Each firm in both years; null: it took no part.
    private static List<FunnelFirm?[]> Firms { get; } =
        [.. Kinds.SelectMany(k => Enumerable.Range(0, k.Count).Select(i => Firm(k.Group, k.Stage, i) is var firm && i < k.Count - k.Came ? new FunnelFirm?[] { firm, firm } : [null, firm]))];

    [Fact]
    public async Task Editions_ServedInEveryForm_PinNothing()
    {
        var (city, officer) = await portal.CityAsync();
        await BidAsync(city);
        var (gate, book) = (portal.Services.GetRequiredService<ReportGate>(), portal.Services.GetRequiredService<PublicReportBook>());
        for (var year = First; year < First + Years; year++)
        {
            Assert.True(await gate.MakeAsync(city, year, K, CancellationToken.None));
            await book.PublishAsync(city, (await gate.PublicAsync(city, CancellationToken.None)).Single(r => r.Year == year), CancellationToken.None);
        }

        await CompareAsync(city, officer);
        var forms = await new ServedForms(portal, city, officer, noise: 3).AllAsync();
        var (editions, together) = (Editions(), new YearsReader(Firms, "size", K));
        var readers = Readers(editions, together);
        foreach (var (_, read) in forms)
        {
            read(year => readers[year - First]);
        }

        var found = editions.SelectMany(e => e.Pinned()).Concat(together.Pinned()).ToList();
        output.WriteLine($"{readers.Sum(r => r.Read)} printed counts and shares in {forms.Count} forms of {Years} years, {editions.Sum(e => e.Figures) + together.Figures} different figures, {editions.Sum(e => e.Questions) + together.Questions} small counts and groups of firms looked for, {found.Count} found.");
        Assert.True(readers.Sum(r => r.Read) > 300 && together.Questions > 5);
        Assert.Empty(found);
    }

    /// <summary>Each form by itself tells small counts to somebody who knows how many firms of each group bid.</summary>
    [Fact]
    public async Task Editions_ServedWithoutProtection_AreBrokenInEachForm()
    {
        var (city, officer) = await portal.CityAsync();
        for (var year = 0; year < Years; year++)
        {
            var open = ReleasedFunnel.Of([.. Firms.Select(f => f[year]).OfType<FunnelFirm>()], 1);
            await TellAsync(city, First + year, open);
        }

        await CompareAsync(city, officer);
        foreach (var (name, read) in await new ServedForms(portal, city, officer, noise: 0).AllAsync())
        {
            var (editions, together) = (Editions(), new YearsReader(Firms, "size", K));
            var readers = Readers(editions, together);
            foreach (var (year, group) in from y in Enumerable.Range(0, Years) from g in ReleasedFunnel.Groups select (y, g))
            {
                readers[year].Know(Firms.Count(f => f[year]?.Group == group), [group], [.. FunnelStages.All.Where(s => s >= FunnelStage.Bid)]);
            }

            var before = editions.Sum(e => e.Pinned().Count);
            read(year => readers[year - First]);
            var after = editions.Sum(e => e.Pinned().Count);
            output.WriteLine($"{name}: {readers.Sum(r => r.Read)} figures, {after - before} small counts found.");
            Assert.True(after > before, name);
        }
    }

    private static EditionReader[] Editions() => [.. Enumerable.Range(0, Years).Select(year => new EditionReader([.. Firms.Select(f => f[year]).OfType<FunnelFirm>()], ["size"], K))];

    private static ServedReader[] Readers(EditionReader[] editions, YearsReader together) => [.. editions.Select((edition, year) => new ServedReader(edition, Firms.Count(f => f[year] is not null))
    {
        Also = (count, noise, holds, groups, stages) => together.Print(year, count, noise, holds, groups, stages),
    })];

    private static FunnelFirm Firm(BidderGroup group, FunnelStage stage, int i) => new(group, stage, [$"T{i % 3}"], new() { Size = group == BidderGroup.Unknown ? "" : i % 2 == 0 ? "small" : "micro" });

    private async Task BidAsync(City city)
    {
        var tenders = await portal.TendersAsync();
        foreach (var (group, state, _, count, came) in Kinds)
        {
            var firms = await portal.BidAsync(city, tenders, First, group, state, count - came);
            await portal.BidAsync(city, tenders, First + 1, group, state, count, [.. firms.Select(f => f.Firm)]);
        }
    }

    // The city stands beside another one.
    private async Task CompareAsync(City city, PageVisitor officer)
    {
        var (other, colleague) = await portal.CityAsync();
        await TellAsync(other, First + 1, ReleasedFunnel.Of([.. Firms.Select(f => f[1]!)], K));
        foreach (var (place, who) in new[] { (city, officer), (other, colleague) })
        {
            using var agreed = await who.SubmitAsync(await who.GetAsync($"/en/admin/cities/{place.Slug}/report/compare"), [], "main form[method=post]");
        }
    }

    private async Task TellAsync(City city, int year, ReleasedFunnel released)
    {
        var json = JsonSerializer.Serialize(released, ReportGate.Json);
        await portal.Services.GetRequiredService<BackgroundDatabase>().InTransactionAsync(
            BackgroundReason.Work,
            (connection, transaction) => connection.ExecuteAsync(
                "INSERT INTO report_releases (city_id, year, made_at, release_json, public_json) VALUES (@CityId, @year, @Now, @json, @json)", new { city.CityId, year, Now = portal.Clock.GetUtcNow(), json }, transaction),
            CancellationToken.None);
        await portal.Services.GetRequiredService<PublicReportBook>().PublishAsync(city, new(year, portal.Clock.GetUtcNow(), released), CancellationToken.None);
    }
}
