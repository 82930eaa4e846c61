using SupplierDiversity.Rules.Monitoring;

namespace SupplierDiversity.Rules.Tests.Monitoring;

public class YearCountTests
{
    private static readonly DateOnly Day = new(2025, 6, 1);

    private static CountedResult Lot(int? bids, int? smes = null, string? status = "selec-w", params CountedWin[] wins) =>
        new() { Day = Day, Status = status, Bids = bids, SmeBids = smes, Wins = wins };

    private static YearFigures Year(params CountedResult[] results) => Assert.Single(YearCount.Of([], results));

    [Fact]
    public void Of_Nothing_IsNoYear() => Assert.Empty(YearCount.Of([], []));

    [Fact]
    public void Of_TenderAndLaterResult_CountEachInItsOwnYear()
    {
        var years = YearCount.Of(
            [new(new(2024, 12, 31), 3, DutyEvidence.None), new(new(2025, 1, 1), 1, DutyEvidence.Code)], [Lot(2)]);
        Assert.Equal([(2025, 1, 1, 1), (2024, 1, 3, 0)], years.Select(y => (y.Year, y.Tenders, y.Lots, y.Results)));
    }

    [Fact]
    public void Of_Duties_TellCodeFromText()
    {
        DutyEvidence[] found = [DutyEvidence.Code, DutyEvidence.Text, DutyEvidence.Text, DutyEvidence.None];
        var year = Assert.Single(YearCount.Of(found.Select(d => new CountedTender(Day, 1, d)), []));
        Assert.Equal(new Part(1, 4, 4, 4), year.DutyByCode);
        Assert.Equal(new Part(2, 4, 4, 4), year.DutyInText);
        Assert.Equal(new Part(1, 4, 4, 4), year.NoDutyFound);
        Assert.Equal([2500, 5000, 2500], new[] { year.DutyByCode, year.DutyInText, year.NoDutyFound }.Select(p => p.BasisPoints));
    }

    [Fact]
    public void Of_BidsNotStated_AreInNoShare()
    {
        var year = Year(Lot(0), Lot(1), Lot(1), Lot(5), Lot(null));
        Assert.Equal(new Part(1, 4, 4, 5), year.NoBid);
        Assert.Equal(new Part(2, 4, 4, 5), year.OneBid);
        Assert.Equal(new Part(1, 4, 4, 5), year.MoreBids);
        Assert.Equal(7, year.Bids);
        Assert.Equal(1, year.OneBid.NotKnown);
    }

    [Fact]
    public void Of_NobodyBidWithoutACount_IsZeroBids()
    {
        var year = Year(new CountedResult { Day = Day, Status = "clos-nw", NotAwardedReason = "no-rece" });
        Assert.Equal(new Part(1, 1, 1, 1), year.NoBid);
        Assert.Equal(new Part(0, 0, 1, 1), year.FromSmes);
    }

    [Fact]
    public void Of_OnlyOneAdmissible_SaysNothingOfHowManyBid()
    {
        var year = Year(new CountedResult { Day = Day, Status = "clos-nw", NotAwardedReason = "one-admis" });
        Assert.Equal(new Part(0, 0, 0, 1), year.OneBid);
        Assert.Null(year.OneBid.BasisPoints);
    }

    [Fact]
    public void Of_StillOpen_IsNotAResult() => Assert.Empty(YearCount.Of([], [Lot(3, status: "open-nw")]));

    [Fact]
    public void Of_KindOfBids_IsAShareOverLotsThatStateBoth()
    {
        // 3 of 4 and 1 of 6; the third lot states no kind, the fourth no total, the fifth more of a kind than bids.
        var year = Year(Lot(4, 3), Lot(6, 1), Lot(9), Lot(null, 2), Lot(1, 2));
        Assert.Equal(new Part(4, 10, 2, 5), year.FromSmes);
        Assert.Equal(4000, year.FromSmes.BasisPoints);
        Assert.Equal(new Part(0, 0, 0, 5), year.FromOtherEea);
    }

    [Fact]
    public void Of_Winners_BySizeWithThoseNotStatedApart()
    {
        var year = Year(
            Lot(2, null, "selec-w", new CountedWin("small", null, null), new CountedWin("large", null, null)),
            Lot(2, null, "selec-w", new CountedWin(null, null, null), new CountedWin("sme", null, null), new CountedWin("unheard-of", null, null)));
        Assert.Equal(5, year.Wins);
        Assert.Equal([("micro", 0L), ("small", 1L), ("medium", 0L), ("sme", 1L), ("large", 1L)], year.WinsBySize.Select(s => (s.Size, s.Part.Count)));
        Assert.All(year.WinsBySize, s => Assert.Equal((3L, 3, 5), (s.Part.Of, s.Part.Known, s.Part.KnownOf)));
        Assert.Equal(new Part(2, 3, 3, 5), year.WinsOfSmes);
        Assert.Equal(new Part(1, 3, 3, 5), year.WinsOfLarge);
    }

    [Fact]
    public void Of_WinnerNotNamed_IsOneWinningBidOfUnknownSize()
    {
        var year = Year(Lot(3), Lot(2, null, "selec-w", new CountedWin("micro", null, null)), Lot(0, status: "clos-nw"));
        Assert.Equal(2, year.Wins);
        Assert.Equal(new Part(1, 1, 1, 2), year.WinsOfSmes);
    }

    [Fact]
    public void Of_Values_AreAddedByCurrencyWhereOneBidWon()
    {
        var framework = Lot(2, null, "selec-w", new CountedWin(null, 900_00, "EUR"), new CountedWin(null, 900_00, "EUR"));
        var year = Year(
            Lot(1, null, "selec-w", new CountedWin(null, 100_050, "EUR")), Lot(1, null, "selec-w", new CountedWin(null, 200_000, "EUR")),
            Lot(1, null, "selec-w", new CountedWin(null, 999_999_99, "NOK")), framework,
            Lot(1, null, "selec-w", new CountedWin(null, 100, "EUR")), Lot(1, null, "selec-w", new CountedWin(null, null, null)),
            Lot(1), Lot(0, status: "clos-nw"));
        Assert.Equal([new("NOK", 999_999_99, 1), new CurrencyValue("EUR", 300_050, 2)], year.Values);
        Assert.Equal(new Part(3, 7, 3, 7), year.ValueKnown);
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 7, 0)]
    [InlineData(1, 3, 3333)]
    [InlineData(2, 3, 6667)]
    [InlineData(1, 20_000, 1)]
    [InlineData(7, 7, 10_000)]
    public void BasisPoints_CountOf_IsRoundedHalfUp(long count, long of, int? expected) =>
        Assert.Equal(expected, new Part(count, of, 0, 0).BasisPoints);
}
