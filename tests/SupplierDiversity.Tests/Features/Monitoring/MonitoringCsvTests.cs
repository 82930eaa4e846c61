using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Monitoring;

public class MonitoringCsvTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Table_AnyLanguage_HasStableColumnsAndOneFigureALine()
    {
        var call = TestTenders.Call(buyer: "City of Tables");
        await PublishAsync([call, TestTenders.Result(call, bids: 4, value: 1_234.5m)]);
        var (type, lines) = await TableAsync("City of Tables", "tr");
        Assert.Equal("text/csv; charset=utf-8", type);
        Assert.Equal("id,name,year,figure,part,count,of,share_percent,known_for,known_of,amount,currency", lines[0]);
        var id = (await BuyerAsync("City of Tables")).BuyerId;
        Assert.Contains($"{id},City of Tables,2026,tenders,,1,,,,,,", lines);
        Assert.Contains($"{id},City of Tables,2026,bids_per_lot,more,1,1,100.00,1,1,,", lines);
        Assert.Contains($"{id},City of Tables,2026,bids,sme,3,4,75.00,1,1,,", lines);
        Assert.Contains($"{id},City of Tables,2026,awarded_value,,1,,,1,1,1234.50,EUR", lines);
        Assert.All(lines, l => Assert.Equal(12, l.Split(',').Length));
    }

    [Fact]
    public async Task Table_NotStated_IsEmptyAndNeverZero()
    {
        var call = TestTenders.Call(buyer: "City of Silence");
        var result = TestTenders.Result(call);
        var lot = result.Result!.LotResults[0] with { Submissions = new Dictionary<string, int>() };
        await PublishAsync([call, result with { Result = new() { LotResults = [lot] } }]);
        var (_, lines) = await TableAsync("City of Silence", "en");
        Assert.Contains(lines, l => l.EndsWith(",2026,bids_per_lot,none,,,,0,1,,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.EndsWith(",2026,bids,all,,,,0,1,,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("+4930123")]
    [InlineData("-1 Amt")]
    [InlineData("@SUM(A1)")]
    public async Task Table_NameLikeAFormula_IsDisarmed(string name)
    {
        await PublishAsync([TestTenders.Call(buyer: name)]);
        var (_, lines) = await TableAsync(name, "en");
        Assert.All(lines.Skip(1), l => Assert.StartsWith("'" + name, l.Split(',', 2)[1].TrimStart('"'), StringComparison.Ordinal));
    }

    private async Task PublishAsync(IReadOnlyList<Notice> notices) => await new TestTenders(portal.Services).PublishAsync(notices);

    private async Task<Buyer> BuyerAsync(string name) =>
        Assert.Single(await portal.Services.GetRequiredService<CityList>().SearchBuyersAsync(null, CancellationToken.None), b => b.Name == name);

    private async Task<(string? Type, string[] Lines)> TableAsync(string buyer, string language)
    {
        using var response = await portal.NewVisitor().Http.GetAsync($"/{language}/buyers/{(await BuyerAsync(buyer)).BuyerId}/monitoring.csv");
        var text = await response.Content.ReadAsStringAsync();
        return (response.Content.Headers.ContentType?.ToString(), text.TrimEnd().Split("\r\n"));
    }
}
