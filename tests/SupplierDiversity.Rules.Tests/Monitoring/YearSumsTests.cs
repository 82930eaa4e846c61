using SupplierDiversity.Rules.Monitoring;

namespace SupplierDiversity.Rules.Tests.Monitoring;

public class YearSumsTests
{
    [Fact]
    public void Figures_SecondCurrencyInARowOfItsOwn_IsNotLost()
    {
        var year = Assert.Single(YearCount.Figures(
        [
            new() { Year = 2026, Results = 2, Awarded = 2, Wins = 2, Values = [new("EUR", 100, 1)] },
            new() { Year = 2026, Values = [new("NOK", 900, 1)] },
            new() { Year = 0 },
        ]));
        Assert.Equal([new("NOK", 900, 1), new CurrencyValue("EUR", 100, 1)], year.Values);
        Assert.Equal(new Part(2, 2, 2, 2), year.ValueKnown);
    }

    [Fact]
    public void Together_AnyOrderAndAnyParts_IsTheSameAsCountedAtOnce()
    {
        var results = Enumerable.Range(0, 40).Select(i => new CountedResult
        {
            Day = new(2024 + (i % 3), 5, 1),
            Status = i % 7 == 0 ? "open-nw" : "selec-w",
            Bids = i % 5 == 0 ? null : i % 4,
            SmeBids = i % 3 == 0 ? null : i % 2,
            Wins = [.. Enumerable.Range(0, i % 3).Select(n => new CountedWin(n == 0 ? "small" : "large", 1000 * (i + 1), i % 2 == 0 ? "EUR" : "NOK"))],
        }).ToList();
        var atOnce = YearCount.Of([], results);
        var inParts = YearCount.Figures(results.SelectMany(r => YearCount.Sums([], [r])).Reverse());
        Assert.Equivalent(atOnce, inParts, strict: true);
        Assert.Equal(3, atOnce.Count);
    }
}
