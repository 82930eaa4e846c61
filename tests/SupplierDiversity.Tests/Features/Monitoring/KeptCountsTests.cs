using Dapper;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Monitoring;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Monitoring;

/// <summary>What is kept of tenders and what is counted anew must never differ.</summary>
public class KeptCountsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private TestTenders Tenders => new(portal.Services);

    private CountedNotices Counted => portal.Services.GetRequiredService<CountedNotices>();

    [Fact]
    public async Task Figures_CountedByTheJob_EqualThoseCountedForTheReader()
    {
        var buyer = $"Buyer {Guid.CreateVersion7()}";
        var (euro, krone) = (TestTenders.Call(buyer: buyer), TestTenders.Call(buyer: buyer) with { PublishedOn = new(2025, 11, 3) });
        await Tenders.PublishAsync([euro, krone, TestTenders.Call(buyer: buyer) with { Kind = NoticeKind.Planning, Subtype = "7" }]);
        await Tenders.PublishAsync([TestTenders.Result(euro), InTwoCurrencies(TestTenders.Result(krone, size: "large"))]);
        var fresh = await FiguresAsync(buyer);
        Assert.Equal(3, await UncountedAsync(buyer));
        Assert.True((await CountAsync()).DidSomething);
        Assert.Equal(0, await UncountedAsync(buyer));
        Assert.Equivalent(fresh, await FiguresAsync(buyer), strict: true);
        Assert.Equal(["EUR", "NOK"], fresh[0].Values.Select(v => v.Currency).Order());
        Assert.Equal([(2026, 1, 3), (2025, 1, 0)], fresh.Select(y => (y.Year, y.Tenders, y.Results)));
        Assert.False((await CountAsync()).DidSomething);
    }

    [Fact]
    public async Task Figures_TenderWrittenAfterItWasCounted_AreThoseOfNow()
    {
        var buyer = $"Buyer {Guid.CreateVersion7()}";
        var call = TestTenders.Call(buyer: buyer);
        await Tenders.PublishAsync(call);
        await CountAsync();
        await Tenders.PublishAsync(TestTenders.Result(call));
        Assert.Equal(1, Assert.Single(await FiguresAsync(buyer)).Results);
        await CountAsync();
        Assert.Equal(1, Assert.Single(await FiguresAsync(buyer)).Results);
        var import = (await portal.Services.GetRequiredService<NoticeImports>().ListAsync(0, 1, CancellationToken.None)).Single();
        await portal.Services.GetRequiredService<NoticeWithdrawal>().WithdrawAsync(import.ImportId, "test", "wrong file", CancellationToken.None);
        Assert.Equal(0, Assert.Single(await FiguresAsync(buyer)).Results);
    }

    private static Notice InTwoCurrencies(Notice result)
    {
        var lot = result.Result!.LotResults[0];
        return result with
        {
            Result = new NoticeResult
            {
                LotResults = [lot, lot with { LocalId = "RES-0002", LotId = "LOT-0002", Winners = [lot.Winners[0] with { Value = new Money(7_000m, "NOK") }] }],
            },
        };
    }

    private Task<JobCount> CountAsync() => portal.Services.GetRequiredService<TenderCounting>().CountAsync(CancellationToken.None);

    private async Task<Guid> BuyerAsync(string name) =>
        Assert.Single(await portal.Services.GetRequiredService<CityList>().SearchBuyersAsync(name, CancellationToken.None), b => b.Name == name).BuyerId;

    private async Task<IReadOnlyList<YearFigures>> FiguresAsync(string buyer) => await Counted.OfBuyersAsync([await BuyerAsync(buyer)], CancellationToken.None);

    private async Task<long> UncountedAsync(string buyer)
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM tenders t WHERE t.buyer_id = @buyer AND NOT EXISTS (SELECT 1 FROM tender_counts c WHERE c.tender_id = t.tender_id)",
            new { buyer = await BuyerAsync(buyer) });
    }
}
