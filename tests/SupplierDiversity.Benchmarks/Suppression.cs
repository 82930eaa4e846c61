using System.Diagnostics;
using System.Globalization;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Tests.Disclosure;

namespace SupplierDiversity.Benchmarks;

/// <summary>
/// Linked tables of about 2,000 cells: how long it takes to protect them, and how long glpk takes to ask of every hidden cell
/// how large it can be, each question starting where the last one ended. Then small tables, beside the fewest cells that any
/// protection hides. Argument: rounds.
/// </summary>
internal static class Suppression
{
    private const int K = 10;
    private const int WarmUp = 3;
    private static readonly string[] Groups = ["migrant-owned", "diverse", "both", "neither", "unknown"];
    private static readonly string[] Stages = ["interested", "bid", "admissible", "shortlisted", "won"];
    private static readonly string[] Sizes = ["micro", "small", "medium", "large"];

    public static int Run(string[] args)
    {
        var rounds = args is [var n, ..] ? int.Parse(n, CultureInfo.InvariantCulture) : 5;
        // The first ones pay for compiling.
        for (var round = 0; round < WarmUp; round++)
        {
            ProtectedTables.Of(Large(new(99 + round)), new() { LeastCount = K });
        }

        for (var round = 0; round < rounds; round++)
        {
            var tables = Large(new(round));
            var watch = Stopwatch.StartNew();
            var safe = ProtectedTables.Of(tables, new() { LeastCount = K });
            var own = watch.Elapsed.TotalMilliseconds;
            var small = Enumerable.Range(0, tables.Cells).Count(c => tables.Counts[c] is > 0 and < K);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tables.Cells:N0} cells, {small} small: {safe.Hidden} hidden in {own:0} ms"));
            if (!Glpk.IsHere)
            {
                Console.WriteLine("  glpk is not installed (Debian: glpk-utils), so there is nothing to compare with.");
                continue;
            }

            watch.Restart();
            var hidden = Enumerable.Range(0, tables.Cells).Where(c => safe[c] is null).ToList();
            var most = Glpk.Most(TableEquations.Of(tables), tables.Counts, hidden);
            var theirs = watch.Elapsed.TotalMilliseconds;
            var pinned = hidden.Where((c, i) => tables.Counts[c] < K && most[i] < K - 1e-6).Count();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  glpk audits them in {theirs:0} ms and pins {pinned}: protecting takes {own / theirs:0.000} of that (goal 0.2)"));
        }

        var (random, ours, fewest, proven, worst) = (new Random(1), 0, 0, 0, 1.0);
        for (var round = 0; round < 60; round++)
        {
            var tables = Small(random);
            if (new FewestHidden(tables, 5, 3000).Find() is { } least)
            {
                var hidden = ProtectedTables.Of(tables, new() { LeastCount = 5 }).Hidden;
                (ours, fewest, proven, worst) = (ours + hidden, fewest + least, proven + 1, Math.Max(worst, least == 0 ? 1 : (double)hidden / least));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{proven} of 60 small tables solved exactly: {ours} hidden, {fewest} at least, {(double)ours / fewest:0.00}× (goal 1.3); worst table {worst:0.00}×"));
        return 0;
    }

    private static LinkedTables Large(Random random)
    {
        var sections = Enumerable.Range(0, 8).Select(s => $"S{s}").ToList();
        var divisions = Enumerable.Range(0, 45).Select(d => $"{d + 1:00}").ToList();
        var trade = Dimension.Tree("trade", [.. sections.Select(s => (s, Dimension.All)), .. divisions.Select((d, i) => (d, sections[i % 8]))]);
        var tables = new LinkedTables([Dimension.Flat("group", Groups), Dimension.Flat("stage", Stages)], [trade, Dimension.Flat("size", Sizes)]);
        for (var i = 0; i < 8000; i++)
        {
            tables.Add([Groups[Skewed(random, 5)], Stages[Skewed(random, 5)]], [divisions[Skewed(random, 45)], Sizes[Skewed(random, 4)]]);
        }

        return tables;
    }

    private static LinkedTables Small(Random random)
    {
        var trade = Dimension.Tree("trade", [("A", Dimension.All), ("1", "A"), ("2", "A"), ("3", Dimension.All)]);
        var tables = new LinkedTables([Dimension.Flat("group", ["a", "b", "c"])], [trade, Dimension.Flat("size", ["small", "large"])]);
        for (var i = random.Next(20, 150); i > 0; i--)
        {
            tables.Add([$"{"abc"[Skewed(random, 3)]}"], [$"{Skewed(random, 3) + 1}", random.Next(3) == 0 ? "small" : "large"]);
        }

        return tables;
    }

    // Skewed as life is: few of most kinds.
    private static int Skewed(Random random, int below) => (int)(Math.Pow(random.NextDouble(), 2) * below);
}
