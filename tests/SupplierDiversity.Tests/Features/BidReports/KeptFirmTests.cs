using SupplierDiversity.Features.BidReports.Counting;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Tests.Features.BidReports;

public class KeptFirmTests
{
    [Fact]
    public void Open_OfYearsThatWereKept_GivesEverythingBack()
    {
        var traits = new FirmTraits();
        foreach (var trait in typeof(FirmTraits).GetProperties().Where(p => p.CanWrite))
        {
            trait.SetValue(traits, $"{trait.Name} ü");
        }

        List<FirmYear> years =
        [
            new(2024, new(BidderGroup.Both, FunnelStage.Won, ["one"], traits) { Won = [new("EUR", 12_345), new("", 0)] }),
            new(2024, new(BidderGroup.Unknown, FunnelStage.Won, ["one", "two"]) { Beneath = true }),
            new(2025, new(BidderGroup.Neither, FunnelStage.Interested, ["three"], new() { Size = "micro" })),
        ];
        years[1] = new(2024, years[1].Firm with { Count = years[1].Firm.Count with { Keys = uint.MaxValue } });

        var opened = KeptFirm.Open(KeptFirm.Of(years));

        Assert.Equal(years.Select(Said), opened.Select(Said));
        Assert.Empty(KeptFirm.Open(KeptFirm.Of([])));
    }

    [Fact]
    public void Open_OfACodeThatANoticeTurnedIntoNonsense_LeavesOnlyThatCodeOut()
    {
        var firm = new FunnelFirm(BidderGroup.Diverse, FunnelStage.Bid, ["one"], new() { Trade = "45", Procedure = "open\t9\n2030" });

        var opened = Assert.Single(KeptFirm.Open(KeptFirm.Of([new(2025, firm)])));

        Assert.Equal(("45", "", BidderGroup.Diverse), (opened.Firm.Traits.Trade, opened.Firm.Traits.Procedure, opened.Firm.Group));
    }

    private static (int, BidderGroup, FunnelStage, bool, FirmCount, FirmTraits, string) Said(FirmYear year) =>
        (year.Year, year.Firm.Group, year.Firm.Furthest, year.Firm.Beneath, year.Firm.Count, year.Firm.Traits, string.Join(' ', year.Firm.Won));
}
