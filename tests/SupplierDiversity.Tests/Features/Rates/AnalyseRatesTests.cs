using System.Text.Json.Nodes;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Rates;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Statistics;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Rates;

public class AnalyseRatesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Analyse_TwoGroupsInTwoStrata_PrintsEveryFigure()
    {
        var (exit, answer, error) = await AnalyseAsync("stratum,group,n,successes\ncleaning,migrant-owned,50,5\ncleaning,other,50,10\nIT,migrant-owned,10,4\nIT,other,200,90\n");
        Assert.Equal((Exit.Success, ""), (exit, error));
        Assert.Equal("migrant-owned", (string)answer["groups"]![0]!["group"]!);
        Assert.Equal((60, 9, 0.15), ((int)answer["groups"]![0]!["n"]!, (int)answer["groups"]![0]!["successes"]!, (double)answer["groups"]![0]!["rate"]!));
        var comparison = answer["comparison"]!;
        Assert.Equal("other", (string)comparison["groups"]![1]!);
        Assert.Equal(9.0 / 60 / (100.0 / 250), (double)comparison["rateRatio"]!, 12);
        Assert.False((bool)comparison["fourFifths"]!);
        foreach (var name in new[] { "low", "high", "fisherP" })
        {
            Assert.InRange((double)comparison[name]!, 0, 1);
        }

        Assert.Equal(["oddsRatio", "low", "high", "p"], comparison["mantelHaenszel"]!.AsObject().Select(p => p.Key));
        Assert.Contains("is lower than that of", (string)answer["reading"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyse_EmptyGroupOrNoLine_AnswersWithoutFigures()
    {
        var (exit, answer, _) = await AnalyseAsync("group,n,successes\na,0,0\nb,5,1\n");
        Assert.Equal(Exit.Success, exit);
        Assert.Null(answer["groups"]![0]!["rate"]);
        Assert.Null(answer["comparison"]!["rateRatio"]);
        (exit, answer, _) = await AnalyseAsync("stratum,group,n,successes\n");
        Assert.Equal(Exit.Success, exit);
        Assert.Null(answer["comparison"]);
    }

    [Theory]
    [InlineData("s,a,5,6", "successes '6' is no whole number up to n")]
    [InlineData("s,a,five,1", "n 'five' is no whole number")]
    [InlineData("s,a,-5,1", "n '-5' is no whole number")]
    [InlineData("s,,5,1", "group is missing")]
    [InlineData("s,a,5", "the row has 3 cells, the header 4")]
    public async Task Analyse_BadLine_IsRefusedAndTheOthersCount(string line, string reason)
    {
        var (exit, answer, error) = await AnalyseAsync($"stratum,group,n,successes\ns,b,4,2\n{line}\ns,b,1,1\n");
        Assert.Equal(Exit.SomeRefused, exit);
        Assert.Contains($"rates.csv:3: {reason}", error, StringComparison.Ordinal);
        Assert.Equal(5, (int)Assert.Single(answer["groups"]!.AsArray())!["n"]!);
    }

    [Theory]
    [InlineData("", "rates.csv:1: the file is empty")]
    [InlineData("group,n\na,5\n", "rates.csv:1: the column 'successes' is missing")]
    [InlineData("group;n;successes\na;5;1\n", "rates.csv:1: there is no column 'group;n;successes'")]
    public async Task Analyse_FileThatIsNone_IsRefusedInOneLine(string csv, string reason)
    {
        var (exit, answer, error) = await AnalyseAsync(csv);
        Assert.Equal(Exit.SomeRefused, exit);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Empty(answer["groups"]!.AsArray());
    }

    [Fact]
    public async Task Analyse_ByteOrderMarkAndLargestCounts_AreRead()
    {
        var (exit, answer, error) = await AnalyseAsync("\uFEFFgroup,n,successes\na,1000000000,500000000\nb,1000000000,400000000\n");
        Assert.Equal((Exit.Success, ""), (exit, error));
        Assert.Equal(0, (double)answer["comparison"]!["fisherP"]!, 12);
        Assert.Equal(0.5, (double)answer["groups"]![0]!["low"]!, 4);
    }

    [Fact]
    public void Reading_EveryKind_IsSaidInEveryLanguage()
    {
        RateComparison[] comparisons =
        [
            RateComparison.Of([]),
            RateComparison.Of([new("", "x", 1000, 500), new("", "y", 1000, 505)]),
            RateComparison.Of([new("", "x", 3, 1), new("", "y", 3, 2)]),
            RateComparison.Of([new("1", "x", 100, 90), new("1", "y", 10, 10), new("2", "x", 10, 1), new("2", "y", 100, 20)]),
            RateComparison.Of([new("", "x", 100, 10), new("", "y", 100, 50)]),
        ];
        foreach (var language in portal.Services.GetRequiredService<LanguageList>().All)
        {
            var readings = comparisons.Select(c => RateWords.Of(language, c)).ToList();
            Assert.Equal(readings.Count, readings.Distinct().Count());
            Assert.DoesNotContain(readings, r => r.Contains('{', StringComparison.Ordinal));
        }
    }

    private async Task<(int Exit, JsonNode Answer, string Error)> AnalyseAsync(string csv)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("sd-rates").FullName, "rates.csv");
        await File.WriteAllTextAsync(path, csv);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await AnalyseRatesVerb.Verb.RunAsync(new([path], Json: false, portal.Services, CancellationToken.None) { Out = output, Error = error });
        return (exit, JsonNode.Parse(output.ToString())!, error.ToString());
    }
}
