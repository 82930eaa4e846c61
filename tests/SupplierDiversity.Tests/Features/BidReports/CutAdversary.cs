using System.Text.Json;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Tests.Features.BidReports;

/// <summary>
/// Somebody who has a year's files of both audiences, knows how they are made, and puts the counts of the year, those of one
/// breakdown and the public ones (true to within the noise) into one system of equations.
/// </summary>
internal static class CutAdversary
{
    private static readonly string[] Groups = ["migrant-owned", "diverse", "both", "neither", "unknown"];
    private static readonly string[] Stages = ["interested", "bid", "admissible", "shortlisted", "won"];
    private static readonly (string Name, int[] Stages)[] Outcomes = [("interested", [0]), ("won", [4]), ("lost", [1, 2, 3]), ("bid", [1, 2, 3, 4])];

    /// <summary>The counts from 1 to k − 1 that it can be sure of, over all breakdowns, and how many tables it put together.</summary>
    /// <param name="files">The year as JSON: the officers' first, then, where there is one, the public's.</param>
    /// <param name="firms">The truth.</param>
    /// <param name="k">What counts as small.</param>
    public static (int Tables, IReadOnlyList<string> Found) Pinned(IReadOnlyList<JsonElement> files, IReadOnlyList<FunnelFirm> firms, int k)
    {
        List<string> found = [];
        var cuts = files.SelectMany(f => f.GetProperty("cuts").EnumerateArray()).Select(c => c.GetProperty("by").GetString()!).Distinct().ToList();
        foreach (var by in cuts)
        {
            found.AddRange(Pinned(by, files, firms, k).Select(f => $"{by} {f}"));
        }

        return (cuts.Count * files.Count, found);
    }

    private static IEnumerable<string> Pinned(string by, IReadOnlyList<JsonElement> files, IReadOnlyList<FunnelFirm> firms, int k)
    {
        List<JsonElement> Lines(JsonElement file) => [.. file.GetProperty("cuts").EnumerateArray().Where(c => c.GetProperty("by").GetString() == by)];
        var values = files.SelectMany(Lines).Select(c => c.GetProperty("value").GetString()!).Distinct().ToList();
        // A firm has a group, a stage and a value of the breakdown.
        int[] Cells(IEnumerable<int> groups, IEnumerable<int> stages, IEnumerable<int> lines) =>
            [.. from g in groups from s in stages from l in lines select (((l * Groups.Length) + g) * Stages.Length) + s];
        IEnumerable<int> All(int count) => Enumerable.Range(0, count);
        List<(int[] Cells, double Value, int Noise)> printed = [];
        foreach (var file in files)
        {
            var noise = file.GetProperty("noise").GetInt32();
            foreach (var line in file.GetProperty("lines").EnumerateArray())
            {
                var group = Array.IndexOf(Groups, line.GetProperty("group").GetString());
                var stage = Array.IndexOf(Stages, line.GetProperty("stage").GetString());
                IEnumerable<int> groups = group < 0 ? All(Groups.Length) : [group];
                Print(line.GetProperty("reached"), Cells(groups, All(Stages.Length).Skip(stage), All(values.Count)), noise);
                if (line.GetProperty("stoppedAt").GetString() is { } stopped)
                {
                    Print(line.GetProperty("stopped"), Cells(groups, stopped.Split('+').Select(s => Array.IndexOf(Stages, s)), All(values.Count)), noise);
                }
            }

            foreach (var line in Lines(file))
            {
                var groups = line.GetProperty("group").GetString() is var group && group == "all" ? All(Groups.Length) : group!.Split('+').Select(g => Array.IndexOf(Groups, g));
                Print(line.GetProperty("count"), Cells(groups, All(Stages.Length).Skip(Array.IndexOf(Stages, line.GetProperty("stage").GetString())), [values.IndexOf(line.GetProperty("value").GetString()!)]), noise);
            }

            void Print(JsonElement number, int[] cells, int within)
            {
                if (number.ValueKind == JsonValueKind.Number)
                {
                    printed.Add((cells, number.GetDouble(), within));
                }
            }
        }

        var free = values.Count * Groups.Length * Stages.Length;
        var program = new LinearProgram(free + (2 * printed.Count(p => p.Noise > 0)));
        foreach (var (cells, value, noise) in printed)
        {
            if (noise == 0)
            {
                program.Add(cells, value);
                continue;
            }

            // At most so much, and less by at most twice the noise; nought is nought.
            var width = value == 0 ? 0 : noise;
            program.Add([.. cells, free], value + width);
            program.Add([free, free + 1], 2 * width);
            free += 2;
        }

        foreach (var (line, group) in from l in All(values.Count) from g in All(Groups.Length) select (l, g))
        {
            foreach (var (name, stages) in Outcomes)
            {
                var truth = firms.Count(f => (int)f.Group == group && stages.Contains((int)f.Furthest) && ValueOf(f, by, values) == values[line]);
                if (truth > 0 && truth < k && program.Most(Cells([group], stages, [line])) is var most && most < k - 0.5)
                {
                    yield return $"{values[line]} {Groups[group]} {name}: at most {most:0}";
                }
            }
        }
    }

    private static string ValueOf(FunnelFirm firm, string by, List<string> values)
    {
        var value = by switch { "trade" => firm.Traits.Trade, "size" => firm.Traits.Size, "procedure" => firm.Traits.Procedure, _ => "" };
        value = value.Length == 0 ? "-" : value;
        return values.Contains(value) ? value : "*";
    }
}
