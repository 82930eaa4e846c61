using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Tests.Attack;

namespace SupplierDiversity.Tests.Features.BidReports;

/// <summary>
/// Reads what was served of one year, in English, and tells a reader who puts it into one system (<see cref="EditionReader"/>).
/// Of shares it tries every count they could be worked out from.
/// </summary>
/// <param name="reader">Who puts it together.</param>
/// <param name="all">How many firms took part in the year, which everybody knows.</param>
internal sealed partial class ServedReader(EditionReader reader, int all)
{
    private static readonly string[] GroupNames = ["Migrant-owned", "Diverse", "Migrant-owned and diverse", "Neither", "Not known"];
    private static readonly string[] StageNames = ["Showed interest", "Sent a bid", "Bid admitted", "On the short list", "Won"];
    private static readonly string[] StageCodes = [.. FunnelStages.All.Select(s => ReportLines.Code(s))];
    private static readonly string[] Joined = ["migrant-owned+diverse+both", "Migrant-owned, diverse or both"];
    private readonly HashSet<string> _values = [];
    private readonly Dictionary<string, long> _counts = [];

    /// <summary>How many printed counts and shares were read.</summary>
    public int Read { get; private set; }

    /// <summary>The same counts, for somebody who has several years.</summary>
    public Action<long, int, Func<string, bool>, IReadOnlyList<BidderGroup>, IReadOnlyList<FunnelStage>> Also { get; init; } = (_, _, _, _, _) => { };

    /// <summary>Learns an exact count from elsewhere.</summary>
    public void Know(long count, IReadOnlyList<BidderGroup> groups, IReadOnlyList<FunnelStage> stages)
    {
        _counts[Key(0, groups, stages)] = count;
        reader.Say(count, count, groups, stages);
    }

    public void Json(string json)
    {
        var year = JsonDocument.Parse(json).RootElement.GetProperty("years")[0];
        var noise = year.GetProperty("noise").GetInt32();
        List<JsonElement> cuts = [.. year.GetProperty("cuts").EnumerateArray().Where(c => c.GetProperty("by").GetString() == "size")];
        _values.UnionWith(cuts.Select(c => c.GetProperty("value").GetString()!));
        foreach (var line in year.GetProperty("lines").EnumerateArray())
        {
            var (groups, stage) = (Groups(line.GetProperty("group").GetString()!), Stage(line.GetProperty("stage").GetString()!));
            Count(Number(line.GetProperty("reached")), noise, groups, From(stage));
            if (line.GetProperty("stoppedAt").GetString() is { } stopped)
            {
                Count(Number(line.GetProperty("stopped")), noise, groups, [.. stopped.Split('+').Select(Stage)]);
            }
        }

        foreach (var line in cuts)
        {
            Count(Number(line.GetProperty("count")), noise, Groups(line.GetProperty("group").GetString()!), From(Stage(line.GetProperty("stage").GetString()!)), line.GetProperty("value").GetString()!);
        }

        static long? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
    }

    public void Csv(string csv, int noise) => Lines(csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')), noise);

    /// <summary>The sheet of all lines, and the one of chances.</summary>
    public void Xlsx(byte[] file, int noise)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        Lines(Sheet(zip, 1), noise);
        foreach (var line in Sheet(zip, 3))
        {
            Count(Number(line[2]), noise, Groups(line[1]), From(FunnelStage.Bid));
            Count(Number(line[3]), noise, Groups(line[1]), From(FunnelStage.Won));
        }
    }

    /// <summary>A table of counts by group and step, as on the pages and in the letter.</summary>
    public void Funnel(IElement funnel, int noise)
    {
        var steps = funnel.QuerySelectorAll("thead th").Select(h => Array.IndexOf(StageNames, h.TextContent)).ToList();
        foreach (var row in funnel.QuerySelectorAll("tbody tr").SkipLast(1))
        {
            foreach (var (cell, step) in row.QuerySelectorAll("td").Zip(steps.Skip(1)).Where(c => c.Second >= 0))
            {
                Count(Number(cell.TextContent), noise, Groups(row.QuerySelector("th")!.TextContent), From((FunnelStage)step));
            }
        }
    }

    /// <summary>The breakdown by size.</summary>
    public void Sizes(IParentNode page, int noise)
    {
        var cut = page.QuerySelector("div.table[aria-label='By size of the business'] table");
        var sides = cut?.QuerySelectorAll("thead th").Skip(2).SkipLast(1).Select(h => h.TextContent).ToList() ?? [];
        foreach (var body in cut?.QuerySelectorAll("tbody") ?? Enumerable.Empty<IElement>())
        {
            var value = body.QuerySelector("th[scope=rowgroup]")!.TextContent switch { "Not known" => "unknown", "Others together" => "*", var name => name.Split(' ')[0].ToLowerInvariant() };
            foreach (var row in body.QuerySelectorAll("tr"))
            {
                foreach (var (cell, side) in row.QuerySelectorAll("td").Zip(sides))
                {
                    Count(Number(cell.TextContent), noise, Groups(side), From((FunnelStage)Array.IndexOf(StageNames, row.QuerySelector("th[scope=row]")!.TextContent)), value);
                }
            }
        }
    }

    /// <summary>What a year says in words: in mails, in the letter and on the public page.</summary>
    public void Findings(string text, int noise)
    {
        foreach (Match match in Headline().Matches(Plain(text)))
        {
            Count(Number(match.Groups[1].Value), noise, ReleasedFunnel.Groups, From(FunnelStage.Bid));
            Share(match.Groups[2].Value, noise, Known, From(FunnelStage.Bid), ReleasedFunnel.Groups, From(FunnelStage.Bid));
        }

        foreach (Match match in WonOfBid().Matches(Plain(text)))
        {
            Share(match.Groups[2].Value, noise, Groups(match.Groups[1].Value), From(FunnelStage.Won), Groups(match.Groups[1].Value), From(FunnelStage.Bid));
        }
    }

    /// <summary>A column of shares with their ranges: of all that bid, or of those of the group that bid.</summary>
    public void Shares(IElement table, int column, int noise, bool ofBidders)
    {
        foreach (var row in table.QuerySelectorAll("tbody tr"))
        {
            var (name, text) = (row.QuerySelector("th")!.TextContent, row.QuerySelectorAll("td")[column].TextContent);
            var (groups, stage) = (name == "Group known for" ? Known : Groups(name), ofBidders ? FunnelStage.Bid : FunnelStage.Won);
            Share(text, noise, groups, From(stage), name == "Group known for" ? ReleasedFunnel.Groups : ofBidders ? ReleasedFunnel.Groups : groups, From(name == "Group known for" ? stage : FunnelStage.Bid));
        }
    }

    /// <summary>The table of steps: of those that came to one, how many came to the next.</summary>
    public void Losses(IElement table)
    {
        var steps = table.QuerySelectorAll("thead th").Skip(1).Select(h => Step().Match(h.TextContent)).ToList();
        foreach (var row in table.QuerySelectorAll("tbody tr").SkipLast(1))
        {
            foreach (var (cell, step) in row.QuerySelectorAll("td").Zip(steps))
            {
                var groups = Groups(row.QuerySelector("th")!.TextContent);
                Share(cell.TextContent, 0, groups, From((FunnelStage)Array.IndexOf(StageNames, step.Groups[2].Value)), groups, From((FunnelStage)Array.IndexOf(StageNames, step.Groups[1].Value)));
            }
        }
    }

    /// <summary>An indicator of equal chances: "30 of 120 bidders whose group is known".</summary>
    public void Indicator(string text, IReadOnlyList<BidderGroup> groups)
    {
        foreach (Match match in OfKnown().Matches(Plain(text)))
        {
            var stages = From(match.Groups[3].Value == "winners" ? FunnelStage.Won : FunnelStage.Bid);
            Count(Number(match.Groups[1].Value), 0, groups, stages);
            Count(Number(match.Groups[2].Value), 0, Known, stages);
        }
    }

    /// <summary>The same in the file: figure, part, whole, and of how many the whole is what is known.</summary>
    public void IndicatorLines(string csv, string indicator, IReadOnlyList<BidderGroup> groups)
    {
        foreach (var cells in csv.Split("\r\n").Select(l => l.Split(',')).Where(c => c.Length > 9 && c[2] == indicator && (c[6] is "bidders" or "winners")))
        {
            var stages = From(cells[6] == "winners" ? FunnelStage.Won : FunnelStage.Bid);
            Count(Number(cells[7]), 0, groups, stages);
            Count(Number(cells[8]), 0, Known, stages);
            Count(Number(cells[9]), 0, ReleasedFunnel.Groups, stages);
        }
    }

    /// <summary>A share of one group, as a change is measured by.</summary>
    public void Won(string text, int noise, BidderGroup group) => Share(text, noise, [group], From(FunnelStage.Won), [group], From(FunnelStage.Bid));

    private static IReadOnlyList<BidderGroup> Known { get; } = [.. ReleasedFunnel.Groups.Where(g => g != BidderGroup.Unknown)];

    private void Lines(IEnumerable<string[]> lines, int noise)
    {
        foreach (var cells in lines.Where(c => Array.IndexOf(StageCodes, c[4]) >= 0 && c[9] is "" or "size"))
        {
            Count(Number(cells[5]), noise, Groups(cells[3]), From(Stage(cells[4])), cells[10]);
            if (cells[6].Length > 0)
            {
                Count(Number(cells[7]), noise, Groups(cells[3]), [.. cells[6].Split('+').Select(Stage)], cells[10]);
            }
        }
    }

    private static IEnumerable<string[]> Sheet(ZipArchive zip, int number)
    {
        using var stream = zip.GetEntry($"xl/worksheets/sheet{number}.xml")!.Open();
        return [.. XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == "row").Skip(1).Select(r => r.Elements().Select(c => c.Value).ToArray())];
    }

    private void Count(long? count, int noise, IReadOnlyList<BidderGroup> groups, IReadOnlyList<FunnelStage> stages, string value = "")
    {
        if (count is not { } number)
        {
            return;
        }

        Read++;
        if (value.Length == 0)
        {
            _counts[Key(noise, groups, stages)] = number;
        }

        var code = value == "unknown" ? "" : value;
        bool Holds(string v) => value.Length == 0 || (code == "*" ? !_values.Contains(v.Length == 0 ? "unknown" : v) : v == code);
        reader.Print(number, noise, value.Length == 0 ? null : "size", Holds, groups, stages);
        Also(number, noise, Holds, groups, stages);
    }

    // All pairs of counts that would be printed like this; noise changed each of them.
    private void Share(string text, int noise, IReadOnlyList<BidderGroup> groups, IReadOnlyList<FunnelStage> stages, IReadOnlyList<BidderGroup> ofGroups, IReadOnlyList<FunnelStage> ofStages)
    {
        if (Range().Match(Plain(text)) is not { Success: true } printed)
        {
            return;
        }

        Read++;
        int[] wholes = _counts.TryGetValue(Key(noise, ofGroups, ofStages), out var known) ? [(int)known] : [.. Enumerable.Range(1, all + noise)];
        var pairs = (from whole in wholes
                     let near = (int)Math.Round(double.Parse(printed.Groups[1].Value, CultureInfo.InvariantCulture) * whole / 100)
                     from part in new[] { near - 1, near, near + 1 }
                     where part >= 0 && part <= whole && Percent((double)part / whole) == printed.Groups[1].Value
                         && (!printed.Groups[2].Success || (ComparedRate.Make(part, whole, noise) is { } rate && Percent(rate.Low) == printed.Groups[2].Value && Percent(rate.High) == printed.Groups[3].Value))
                     select (Part: part, Whole: whole)).ToList();
        Assert.NotEmpty(pairs);
        // For how many the group is known is the difference of two counts, each with its noise.
        var slack = ReferenceEquals(groups, Known) ? 2 * noise : noise;
        reader.Say(pairs.Min(p => p.Part) is 0 and var none ? none : Math.Max(0, pairs.Min(p => p.Part) - slack), pairs.Max(p => p.Part) is 0 ? 0 : pairs.Max(p => p.Part) + slack, groups, stages);
        reader.Say(Math.Max(0, pairs.Min(p => p.Whole) - noise), pairs.Max(p => p.Whole) + noise, ofGroups, ofStages);

        static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private static string Key(int noise, IReadOnlyList<BidderGroup> groups, IReadOnlyList<FunnelStage> stages) => $"{noise} {string.Join('+', groups)} {string.Join('+', stages)}";

    private static FunnelStage Stage(string code) => (FunnelStage)Array.IndexOf(StageCodes, code);

    private static IReadOnlyList<FunnelStage> From(FunnelStage stage) => [.. FunnelStages.All.Where(s => s >= stage)];

    private static IReadOnlyList<BidderGroup> Groups(string name) => Joined.Contains(name) ? WinningRates.Compared
        : ReleasedFunnel.Groups.Where(g => ReportLines.Code(g) == name || GroupNames[(int)g] == name).ToList() is { Count: > 0 } found ? found : ReleasedFunnel.Groups;

    // "hidden", "12", or "12 of 40 (30 %)".
    private static long? Number(string text) =>
        long.TryParse(Plain(text).Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ').Trim();

    [GeneratedRegex(@"([\d,]+) business(?:es)? bid; the group is known for (\d[\d.]* ?%)")]
    private static partial Regex Headline();

    [GeneratedRegex(@"(Migrant-owned and diverse|Migrant-owned|Diverse|Neither|Not known): (\d[\d.]* ?%) of those that bid won")]
    private static partial Regex WonOfBid();

    [GeneratedRegex("From “(.+)” to “(.+)”")]
    private static partial Regex Step();

    [GeneratedRegex(@"(\d+) of (\d+) (bidders|winners) whose group is known")]
    private static partial Regex OfKnown();

    [GeneratedRegex(@"^(\d[\d.]*) ?%(?: \((\d[\d.]*) ?% to (\d[\d.]*) ?%\))?")]
    private static partial Regex Range();
}
