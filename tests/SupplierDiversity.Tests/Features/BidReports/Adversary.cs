using System.Text.Json;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Tests.Features.BidReports;

/// <summary>
/// Somebody who has the whole file of a year, knows how it is made, and works out what it hides: every printed number is
/// an equation between the counts of groups and stages.
/// </summary>
internal static class Adversary
{
    private static readonly string[] Groups = ["migrant-owned", "diverse", "both", "neither", "unknown", "all"];
    private static readonly string[] Stages = ["interested", "bid", "admissible", "shortlisted", "won"];

    /// <summary>The counts from 1 to k − 1 that it can be sure of: "diverse won: 3", "neither bid: at most 4".</summary>
    /// <param name="file">The year as JSON, as an officer takes it along.</param>
    /// <param name="firms">The truth, to tell what it found from what is nobody.</param>
    /// <param name="k">What counts as small.</param>
    public static IReadOnlyList<string> Pinned(JsonElement file, IReadOnlyList<FunnelFirm> firms, int k)
    {
        var program = new LinearProgram(5 * 5);
        List<(string Name, int[] Cells)> targets = [];
        foreach (var line in file.GetProperty("lines").EnumerateArray())
        {
            var group = Array.IndexOf(Groups, line.GetProperty("group").GetString());
            var stage = Array.IndexOf(Stages, line.GetProperty("stage").GetString());
            var reached = Cells(group, Enumerable.Range(stage, 5 - stage));
            Print(line.GetProperty("reached"), reached);
            targets.Add(($"{Groups[group]} {Stages[stage]} or more", reached));
            targets.Add(($"{Groups[group]} {Stages[stage]}", Cells(group, [stage])));
            if (line.GetProperty("stoppedAt").GetString() is { } stopped)
            {
                var cells = Cells(group, stopped.Split('+').Select(s => Array.IndexOf(Stages, s)));
                Print(line.GetProperty("stopped"), cells);
                targets.Add(($"{Groups[group]} {stopped} only", cells));
            }
        }

        return [.. from target in targets
                   let truth = firms.Count(f => target.Cells.Contains(((int)f.Group * 5) + (int)f.Furthest))
                   where truth > 0 && truth < k
                   let most = program.Most(target.Cells)
                   where most < k - 0.5
                   select $"{target.Name}: at most {most:0}"];

        void Print(JsonElement number, int[] cells)
        {
            if (number.ValueKind == JsonValueKind.Number)
            {
                program.Add(cells, number.GetDouble());
            }
        }
    }

    private static int[] Cells(int group, IEnumerable<int> stages) =>
        [.. stages.SelectMany(s => group < 5 ? [(group * 5) + s] : Enumerable.Range(0, 5).Select(g => (g * 5) + s))];
}
