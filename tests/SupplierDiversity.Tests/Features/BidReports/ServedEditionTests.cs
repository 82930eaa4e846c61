using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Tests.Attack;

namespace SupplierDiversity.Tests.Features.BidReports;

/// <summary>
/// Somebody has all forms in which a year was served, to officers and to everybody, and puts what they print into one system
/// (<see cref="EditionReader"/>).
/// </summary>
public class ServedEditionTests(ReportPortal portal, ITestOutputHelper output) : IClassFixture<ReportPortal>
{
    private const int K = 10;
    private static readonly string[] GroupNames = ["Migrant-owned", "Diverse", "Migrant-owned and diverse", "Neither", "Not known"];
    private static readonly string[] StageNames = ["Showed interest", "Sent a bid", "Bid admitted", "On the short list", "Won"];
    private static readonly string[] Joined = ["migrant-owned+diverse+both", "Migrant-owned, diverse or both"];

    [Fact]
    public async Task Edition_AsServedInEveryForm_PinsNothing()
    {
        var (city, officer) = await portal.CityAsync();
        var (firms, gate) = (await BidAsync(city), portal.Services.GetRequiredService<ReportGate>());
        Assert.True(await gate.MakeAsync(city, 2025, K, CancellationToken.None));
        await portal.Services.GetRequiredService<PublicReportBook>().PublishAsync(city, Assert.Single(await gate.PublicAsync(city, CancellationToken.None)), CancellationToken.None);
        var reader = new EditionReader(firms, ["size"], K);
        var read = 0;
        foreach (var (visitor, address, noise) in new[] { (officer, $"/en/admin/cities/{city.Slug}/report", 0), (portal.NewVisitor(), $"/en/cities/{city.Slug}/report", 3) })
        {
            var page = await visitor.GetAsync(address);
            read += ReadJson(reader, JsonDocument.Parse(await visitor.Http.GetStringAsync(new Uri($"{address}/2025.json", UriKind.Relative))).RootElement.GetProperty("years")[0], out var values);
            read += ReadCsv(reader, await visitor.Http.GetStringAsync(new Uri($"{address}/2025.csv", UriKind.Relative)), noise, values);
            read += ReadPage(reader, page, noise, values);
        }

        output.WriteLine($"{read} printed counts in six forms, {reader.Figures} different figures, {reader.Questions} small counts and groups of firms looked for.");
        Assert.True(read > 300 && reader.Questions > 5);
        Assert.Empty(reader.Pinned());
    }

    [Fact]
    public void Edition_ServedWithoutProtection_IsBroken()
    {
        List<FunnelFirm> firms = [.. Kinds.SelectMany(k => Firms(k.Group, k.Stage, k.Count))];
        var reader = new EditionReader(firms, ["size"], K);
        var place = new City { CityId = Guid.Empty, Slug = "c", Name = "C", Country = "DEU", TimeZone = "Europe/Berlin", Language = "de", Buyers = 1 };
        ReadJson(reader, JsonDocument.Parse(ReportFiles.Write("json", place, [new(2025, DateTimeOffset.UnixEpoch, ReleasedFunnel.Of(firms, 1))])).RootElement.GetProperty("years")[0], out _);
        Assert.NotEmpty(reader.Pinned());
    }

    private static IReadOnlyList<(BidderGroup Group, string State, FunnelStage Stage, int Count)> Kinds { get; } =
    [
        (BidderGroup.MigrantOwned, "awarded", FunnelStage.Won, 3), (BidderGroup.MigrantOwned, "rejected", FunnelStage.Admissible, 34), (BidderGroup.Diverse, "awarded", FunnelStage.Won, 22),
        (BidderGroup.Diverse, "rejected", FunnelStage.Admissible, 45), (BidderGroup.Both, "rejected", FunnelStage.Admissible, 4), (BidderGroup.Neither, "awarded", FunnelStage.Won, 40),
        (BidderGroup.Neither, "rejected", FunnelStage.Admissible, 60), (BidderGroup.Unknown, "awarded", FunnelStage.Won, 11), (BidderGroup.Unknown, "inadmissible", FunnelStage.Bid, 15),
    ];

    private async Task<List<FunnelFirm>> BidAsync(City city)
    {
        var tenders = await portal.TendersAsync();
        foreach (var (group, state, _, count) in Kinds)
        {
            await portal.BidAsync(city, tenders, 2025, group, state, count);
        }

        return [.. Kinds.SelectMany(k => Firms(k.Group, k.Stage, k.Count))];
    }

    private static IEnumerable<FunnelFirm> Firms(BidderGroup group, FunnelStage stage, int count) =>
        Enumerable.Range(0, count).Select(i => new FunnelFirm(group, stage, [$"T{i % 3}"], new() { Size = group == BidderGroup.Unknown ? "" : i % 2 == 0 ? "small" : "micro" }));

    private static int ReadJson(EditionReader reader, JsonElement year, out List<string> values)
    {
        var (noise, read) = (year.GetProperty("noise").GetInt32(), 0);
        List<JsonElement> cuts = [.. year.GetProperty("cuts").EnumerateArray().Where(c => c.GetProperty("by").GetString() == "size")];
        values = [.. cuts.Select(c => c.GetProperty("value").GetString()!).Distinct()];
        foreach (var line in year.GetProperty("lines").EnumerateArray())
        {
            var (groups, stage) = (Groups(line.GetProperty("group").GetString()!), Stage(line.GetProperty("stage").GetString()!));
            read += Print(reader, Number(line.GetProperty("reached")), noise, null, "", values, groups, From(stage));
            if (line.GetProperty("stoppedAt").GetString() is { } stopped)
            {
                read += Print(reader, Number(line.GetProperty("stopped")), noise, null, "", values, groups, [.. stopped.Split('+').Select(Stage)]);
            }
        }

        foreach (var line in cuts)
        {
            read += Print(reader, Number(line.GetProperty("count")), noise, "size", line.GetProperty("value").GetString()!, values, Groups(line.GetProperty("group").GetString()!), From(Stage(line.GetProperty("stage").GetString()!)));
        }

        return read;

        static long? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
    }

    private static int ReadCsv(EditionReader reader, string csv, int noise, List<string> values)
    {
        var read = 0;
        foreach (var cells in csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).Where(c => Array.Exists(Stages, s => s == c[4]) && c[9] is "" or "size"))
        {
            var by = cells[9].Length == 0 ? null : cells[9];
            read += Print(reader, Number(cells[5]), noise, by, cells[10], values, Groups(cells[3]), From(Stage(cells[4])));
            if (cells[6].Length > 0)
            {
                read += Print(reader, Number(cells[7]), noise, by, cells[10], values, Groups(cells[3]), [.. cells[6].Split('+').Select(Stage)]);
            }
        }

        return read;
    }

    // The table of steps, and the one by size.
    private static int ReadPage(EditionReader reader, IParentNode page, int noise, List<string> values)
    {
        var read = 0;
        var funnel = page.QuerySelector("article table")!;
        var steps = funnel.QuerySelectorAll("thead th").Select(h => Array.IndexOf(StageNames, h.TextContent)).ToList();
        foreach (var row in funnel.QuerySelectorAll("tbody tr").SkipLast(1))
        {
            foreach (var (cell, step) in row.QuerySelectorAll("td").Zip(steps.Skip(1)).Where(c => c.Second >= 0))
            {
                read += Print(reader, Number(cell.TextContent), noise, null, "", values, Groups(row.QuerySelector("th")!.TextContent), From((FunnelStage)step));
            }
        }

        var cut = page.QuerySelector("div.table[aria-label='By size of the business'] table");
        var sides = cut?.QuerySelectorAll("thead th").Skip(2).SkipLast(1).Select(h => h.TextContent).ToList() ?? [];
        foreach (var (body, value) in (cut?.QuerySelectorAll("tbody") ?? Enumerable.Empty<IElement>()).Zip(values))
        {
            foreach (var row in body.QuerySelectorAll("tr"))
            {
                foreach (var (cell, side) in row.QuerySelectorAll("td").Zip(sides))
                {
                    read += Print(reader, Number(cell.TextContent), noise, "size", value, values, Groups(side), From((FunnelStage)Array.IndexOf(StageNames, row.QuerySelector("th[scope=row]")!.TextContent)));
                }
            }
        }

        return read;
    }

    private static int Print(EditionReader reader, long? count, int noise, string? by, string value, List<string> values, IReadOnlyList<BidderGroup> groups, IReadOnlyList<FunnelStage> stages)
    {
        var code = value == "unknown" ? "" : value;
        reader.Print(count, noise, by, v => code == "*" ? !values.Contains(v.Length == 0 ? "unknown" : v) : v == code, groups, stages);
        return count is null ? 0 : 1;
    }

    private static string[] Stages { get; } = [.. FunnelStages.All.Select(s => ReportLines.Code(s))];

    private static FunnelStage Stage(string code) => (FunnelStage)Array.IndexOf(Stages, code);

    private static IReadOnlyList<FunnelStage> From(FunnelStage stage) => [.. FunnelStages.All.Where(s => s >= stage)];

    private static IReadOnlyList<BidderGroup> Groups(string name) => Joined.Contains(name) ? WinningRates.Compared
        : ReleasedFunnel.Groups.Where(g => ReportLines.Code(g) == name || GroupNames[(int)g] == name).ToList() is { Count: > 0 } found ? found : ReleasedFunnel.Groups;

    // "hidden", "12", or "12 of 40 (30%)".
    private static long? Number(string text) =>
        long.TryParse(text.Split(' ', ' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
