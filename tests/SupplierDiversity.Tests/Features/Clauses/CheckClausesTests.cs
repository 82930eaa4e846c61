using System.Text.Json.Nodes;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Clauses;

public class CheckClausesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Check_Texts_FindsWithIdSeverityRuleAndArticle()
    {
        var (exit, answer, error) = await CheckAsync(
            "id,position,language,text,weight\n" +
            "a,award,en,Migrant-owned businesses get ten extra points.,10\n" +
            "b,performance,de,\"Der Auftragnehmer schult das eingesetzte Personal, mindestens 8 Stunden im Jahr.\",\n" +
            "c,award,tr,Eğitim planı değerlendirilir.,\n");
        Assert.Equal((Exit.Success, "", 3), (exit, error, (int)answer["read"]!));
        Assert.Equal(
            [("a", "block", "origin-preference"), ("c", "warn", "weight-missing")],
            answer["findings"]!.AsArray().Select(f => ((string)f!["id"]!, (string)f["severity"]!, (string)f["rule"]!)));
        Assert.All(answer["findings"]!.AsArray(), f => Assert.Contains("art", (string)f!["article"]!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x,nowhere,en,text,", "position 'nowhere' must be")]
    [InlineData("x,award,fi,teksti,10", "language 'fi' is not one the guard reads")]
    [InlineData("x,award,en,,10", "text is missing")]
    [InlineData("x,award,en,text,heavy", "weight 'heavy' must be a percentage")]
    [InlineData("x,award,en,text,9999999999999", "weight '9999999999999' must be a percentage")]
    public async Task Check_BadLine_IsRefusedAndTheOthersAreRead(string line, string reason)
    {
        var (exit, answer, error) = await CheckAsync($"id,position,language,text,weight\n{line}\ny,performance,en,Interpreters must be native speakers.,\n");
        Assert.Equal((Exit.SomeRefused, 2), (exit, (int)answer["read"]!));
        Assert.Contains($"clauses.csv:2: {reason}", error, StringComparison.Ordinal);
        Assert.Equal("native-speaker", (string)Assert.Single(answer["findings"]!.AsArray())!["rule"]!);
    }

    [Theory]
    [InlineData("101", "block", "weight-impossible")]
    [InlineData("-5", "block", "weight-impossible")]
    [InlineData("0", "warn", "weight-missing")]
    [InlineData("70 %", "warn", "weight-unusual")]
    public async Task Check_WeightThatCannotStand_IsAFindingAndNoRefusal(string weight, string severity, string rule)
    {
        var (exit, answer, error) = await CheckAsync($"id,position,language,text,weight\nx,award,en,The training plan is assessed.,{weight}\n");
        var finding = Assert.Single(answer["findings"]!.AsArray())!;
        Assert.Equal((Exit.Success, "", severity, rule), (exit, error, (string)finding["severity"]!, (string)finding["rule"]!));
    }

    private async Task<(int Exit, JsonNode Answer, string Error)> CheckAsync(string csv)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("sd-clauses").FullName, "clauses.csv");
        await File.WriteAllTextAsync(path, csv);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CheckClausesVerb.Verb.RunAsync(new([path], Json: false, portal.Services, CancellationToken.None) { Out = output, Error = error });
        return (exit, JsonNode.Parse(output.ToString())!, error.ToString());
    }
}
