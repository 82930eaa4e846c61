using System.Text.Json.Nodes;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Disclosure;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Disclosure;

public class ProtectTableTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Protect_SmallCount_IsHiddenWithOthersAndTheRestIsPrinted()
    {
        var (exit, answer, error) = await ProtectAsync("row,column,count\nmigrant-owned,won,3\nmigrant-owned,lost,20\nother,won,40\nother,lost,50\nunknown,won,60\nunknown,lost,70\n", "--k", "10");
        Assert.Equal((Exit.Success, ""), (exit, error));
        Assert.Equal(["migrant-owned", "other", "unknown"], answer["rows"]!.AsArray().Select(r => (string)r!));
        Assert.Equal(["won", "lost"], answer["columns"]!.AsArray().Select(r => (string)r!));
        Assert.Null(answer["cells"]![0]![0]);
        Assert.Equal(23, (int)answer["rowTotals"]![0]!);
        Assert.Equal([103, 140], answer["columnTotals"]!.AsArray().Select(r => (int)r!));
        Assert.Equal(243, (int)answer["total"]!);
        Assert.Equal(4, answer["cells"]!.AsArray().Sum(r => r!.AsArray().Count(c => c is null)));
    }

    [Fact]
    public async Task Protect_CellNotListed_CountsAsZero()
    {
        var (_, answer, _) = await ProtectAsync("row,column,count\na,x,30\nb,y,40\n", "--k", "5");
        Assert.Equal(0, (int)answer["cells"]![0]![1]!);
        Assert.Equal(70, (int)answer["total"]!);
    }

    [Theory]
    [InlineData("b,y,-1", "count '-1' is no whole number")]
    [InlineData("b,y,1.5", "count '1.5' is no whole number")]
    [InlineData("a,x,2", "the cell 'a', 'x' was there before")]
    public async Task Protect_BadLine_IsRefusedAndTheOthersCount(string line, string reason)
    {
        var (exit, answer, error) = await ProtectAsync($"row,column,count\na,x,30\n{line}\nb,x,40\n", "--k", "5");
        Assert.Equal(Exit.SomeRefused, exit);
        Assert.Contains($"table.csv:3: {reason}", error, StringComparison.Ordinal);
        Assert.Equal(70, (int)answer["total"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("row;column;count\na;x;3\n")]
    [InlineData("row,count\na,3\n")]
    public async Task Protect_FileThatIsNone_IsRefusedWithAnEmptyTable(string csv)
    {
        var (exit, answer, error) = await ProtectAsync(csv, "--k", "5");
        Assert.Equal(Exit.SomeRefused, exit);
        Assert.StartsWith("table.csv:1: ", error, StringComparison.Ordinal);
        Assert.Empty(answer["rows"]!.AsArray());
    }

    [Fact]
    public async Task Protect_LargestCountsAndK_HideEverythingBelowIt()
    {
        var (exit, answer, _) = await ProtectAsync("\uFEFFrow,column,count\na,x,1000000000000\nb,y,3\n", "--k", "9223372036854775807");
        Assert.Equal(Exit.Success, exit);
        Assert.Null(answer["total"]);
    }

    [Theory]
    [InlineData("--k", "0")]
    [InlineData("--k", "many")]
    [InlineData("--k")]
    [InlineData]
    public async Task Protect_NoUsableK_IsBadUsage(params string[] arguments) =>
        Assert.Equal(Exit.BadUsage, await ProtectTableVerb.Verb.RunAsync(new(["table.csv", .. arguments], false, portal.Services, CancellationToken.None) { Error = TextWriter.Null }));

    private async Task<(int Exit, JsonNode Answer, string Error)> ProtectAsync(string csv, params string[] arguments)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("sd-protect").FullName, "table.csv");
        await File.WriteAllTextAsync(path, csv);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await ProtectTableVerb.Verb.RunAsync(new([path, .. arguments], Json: false, portal.Services, CancellationToken.None) { Out = output, Error = error });
        return (exit, JsonNode.Parse(output.ToString())!, error.ToString());
    }
}
