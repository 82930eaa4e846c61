using System.Globalization;
using SupplierDiversity.Commands;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Features.Rates;

/// <summary>
/// <c>analyse-rates FILE.csv</c>: the portal's statistics on any table <c>stratum,group,n,successes</c>, so that an
/// auditor can check a report's figures with other figures.
/// </summary>
internal static class AnalyseRatesVerb
{
    private static readonly string[] Columns = ["stratum", "group", "n", "successes"];

    public static Verb Verb { get; } = new("analyse-rates", "FILE.csv", "rates, intervals and comparison of any table stratum,group,n,successes", UsesDatabase: false, call =>
    {
        if (call.Arguments is not [var path] || path.StartsWith('-'))
        {
            call.Error.WriteLine("analyse-rates takes one CSV file.");
            return Task.FromResult(Exit.BadUsage);
        }

        var file = new CsvFile(path, call.Error, Columns, mayMiss: ["stratum"]);
        List<RateLine> lines = [];
        foreach (var row in file.Rows())
        {
            if (Problem(row, out var line) is { } problem)
            {
                file.Refuse(row, problem);
            }
            else
            {
                lines.Add(line!);
            }
        }

        var comparison = RateComparison.Of(lines);
        call.PrintJson(
            new { groups = comparison.Groups.Select(Shown), comparison = Compared(comparison), reading = RateWords.Of(call.Get<LanguageList>().Default, comparison) });
        return Task.FromResult(file.ExitCode);
    });

    private static string? Problem(CsvRow row, out RateLine? line)
    {
        line = null;
        if (row["group"].Length == 0)
        {
            return "group is missing";
        }

        if (Count(row["n"]) is not { } n)
        {
            return $"n '{row["n"]}' is no whole number";
        }

        if (Count(row["successes"]) is not { } successes || successes > n)
        {
            return $"successes '{row["successes"]}' is no whole number up to n";
        }

        line = new(row["stratum"], row["group"], n, successes);
        return null;
    }

    // A milliard is more than all bids of Europe; sums of lines stay within a long.
    private static long? Count(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 1_000_000_000 ? count : null;

    private static object Shown(GroupRate group) =>
        new { group = group.Group, n = group.N, successes = group.Successes, rate = group.Rate, low = group.Interval?.Low, high = group.Interval?.High };

    private static object? Compared(RateComparison comparison)
    {
        if (comparison is not { Overall: { } overall, Stratified: { } common })
        {
            return null;
        }

        var (ratio, low, high) = overall.RateRatio();
        return new
        {
            groups = comparison.Groups.Take(2).Select(g => g.Group),
            rateRatio = ratio,
            low,
            high,
            fisherP = comparison.FisherP,
            fourFifths = overall.FourFifths(),
            mantelHaenszel = new { oddsRatio = common.OddsRatio, low = common.Low, high = common.High, p = common.P },
        };
    }
}
