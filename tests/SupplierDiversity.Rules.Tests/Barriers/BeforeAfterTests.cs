using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Tests.Barriers;

public class BeforeAfterTests
{
    private static readonly MeasuredRate Won = new(BidderGroup.MigrantOwned, FunnelStage.Won);

    [Fact]
    public void Of_AChangeInTheMiddleOfAYear_ComparesTheWholeYearsAround()
    {
        var measured = Of(new DateOnly(2024, 5, 2), new DateOnly(2026, 1, 1), year => year switch { 2023 => Year(12, 88), 2025 => Year(48, 52), _ => null });
        Assert.Equal((MeasureState.Told, 2023, 2025, RateReading.FirstHigher), (measured.State, measured.Before, measured.After, measured.Reading));
        Assert.Equal((0.12, 0.48), (measured.Was!.Rate!.Value, measured.Became!.Rate!.Value));
        Assert.Equal((52.0 / 180, 88.0 / 180), (measured.AllWas!.Rate!.Value, measured.AllBecame!.Rate!.Value));
    }

    [Fact]
    public void Of_AChangeOnTheFirstDay_CountsThatYearAsAfter() =>
        Assert.Equal((2023, 2024), Of(new DateOnly(2024, 1, 1), new DateOnly(2025, 1, 1), _ => Year(20, 20)) is var m ? (m.Before, m.After) : default);

    [Theory]
    [InlineData(2025, 12, 31, MeasureState.NotOver)]
    [InlineData(2026, 1, 1, MeasureState.NotCounted)]
    public void Of_AYearThatIsNotOverOrNotCounted_SaysSo(int year, int month, int day, MeasureState expected)
    {
        var measured = Of(new DateOnly(2024, 5, 2), new DateOnly(year, month, day), y => y == 2023 ? Year(20, 20) : null);
        Assert.Equal(expected, measured.State);
        Assert.Equal(expected == MeasureState.NotCounted ? [2025] : [], measured.NotCounted);
        Assert.NotNull(measured.Was);
    }

    [Fact]
    public void Of_AYearThatEndsToday_IsNotReadEvenIfItWereThere() =>
        Assert.Null(Of(new DateOnly(2024, 5, 2), new DateOnly(2025, 12, 31), _ => Year(20, 20)).Became);

    [Fact]
    public void Of_HiddenCountsNothingChangedOrNobody_TellsNoShare()
    {
        Assert.Equal(MeasureState.Hidden, Of(new DateOnly(2024, 5, 2), new DateOnly(2026, 3, 1), y => y == 2023 ? Year(20, 20) : Year(3, 20)).State);
        Assert.Equal(MeasureState.NotChanged, Of(null, new DateOnly(2026, 3, 1), _ => Year(20, 20)).State);
        Assert.Equal(MeasureState.Hidden, Of(new DateOnly(2024, 5, 2), new DateOnly(2026, 3, 1), _ => ReleasedFunnel.Of([], 10)).State);
    }

    [Fact]
    public void Parse_WhatWasWritten_IsTheSame()
    {
        Assert.All(from stage in MeasuredRate.Targets from @group in MeasuredRate.Groups select new MeasuredRate(@group, stage), m => Assert.Equal(m, MeasuredRate.Parse(m.ToString())));
        Assert.Null(MeasuredRate.Parse(""));
        Assert.Null(MeasuredRate.Parse("unknown won"));
    }

    [Fact]
    public void Loss_OfAGroupThatIsLeftOutMoreOften_IsFoundAtThatStepOnly()
    {
        var year = ReleasedFunnel.Of(
            [
                .. Firms(BidderGroup.MigrantOwned, FunnelStage.Bid, 40), .. Firms(BidderGroup.MigrantOwned, FunnelStage.Admissible, 20), .. Firms(BidderGroup.MigrantOwned, FunnelStage.Won, 20),
                .. Firms(BidderGroup.Neither, FunnelStage.Bid, 12), .. Firms(BidderGroup.Neither, FunnelStage.Admissible, 60), .. Firms(BidderGroup.Neither, FunnelStage.Won, 60),
            ],
            10);
        var loss = Assert.Single(StepLoss.Of(year, g => $"{g}", "others"), l => l.IsClear);
        Assert.Equal((BidderGroup.MigrantOwned, FunnelStage.Bid, FunnelStage.Admissible), (loss.Group, loss.Step.From, loss.Step.To));
        Assert.Equal((80, 40, 132, 120), (loss.Comparison!.Groups[0].N, loss.Comparison.Groups[0].Successes, loss.Comparison.Groups[1].N, loss.Comparison.Groups[1].Successes));
        Assert.All(StepLoss.Of(year with { Noise = 3 }, g => $"{g}", "others"), l => Assert.Null(l.Comparison));
    }

    private static BeforeAfter Of(DateOnly? changedOn, DateOnly today, Func<int, ReleasedFunnel?> year) => BeforeAfter.Of(changedOn, today, Won, year);

    private static ReleasedFunnel Year(int won, int lost) => ReleasedFunnel.Of(
        [
            .. Firms(BidderGroup.MigrantOwned, FunnelStage.Won, won), .. Firms(BidderGroup.MigrantOwned, FunnelStage.Admissible, lost),
            .. Firms(BidderGroup.Neither, FunnelStage.Won, 40), .. Firms(BidderGroup.Neither, FunnelStage.Admissible, 40),
        ],
        10);

    private static IEnumerable<FunnelFirm> Firms(BidderGroup group, FunnelStage stage, int count) => Enumerable.Range(0, count).Select(i => new FunnelFirm(group, stage, [$"T{i % 3}"]));
}
