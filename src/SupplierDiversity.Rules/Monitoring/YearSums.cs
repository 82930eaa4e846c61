namespace SupplierDiversity.Rules.Monitoring;

/// <summary>
/// What is added up for one year, before it becomes shares. Sums of different tenders can be added, so each tender's can
/// be kept and a city's figures are the sum of its tenders'. The names are columns of the table that keeps them.
/// </summary>
public sealed record YearSums
{
    /// <summary>Calendar year of first publication.</summary>
    public required int Year { get; init; }

    /// <summary>Tenders.</summary>
    public long Tenders { get; init; }

    /// <summary>Their lots.</summary>
    public long Lots { get; init; }

    /// <summary>Tenders with a duty stated by a code.</summary>
    public long DutyByCode { get; init; }

    /// <summary>Tenders with a duty that only words suggest.</summary>
    public long DutyInText { get; init; }

    /// <summary>Finished lot results.</summary>
    public long Results { get; init; }

    /// <summary>Lot results that state how many bid.</summary>
    public long BidsKnown { get; init; }

    /// <summary>Bids of those.</summary>
    public long Bids { get; init; }

    /// <summary>Of those, lots without a bid.</summary>
    public long NoBid { get; init; }

    /// <summary>Of those, lots with a single bid.</summary>
    public long OneBid { get; init; }

    /// <summary>Lot results that state all bids and those of small and medium-sized businesses.</summary>
    public long SmeKnown { get; init; }

    /// <summary>Bids of small and medium-sized businesses in those.</summary>
    public long SmeBids { get; init; }

    /// <summary>All bids in those.</summary>
    public long SmeOf { get; init; }

    /// <summary>Lot results that state all bids and those of other countries of the European Economic Area.</summary>
    public long OtherEeaKnown { get; init; }

    /// <summary>Bids from other countries of the area in those.</summary>
    public long OtherEeaBids { get; init; }

    /// <summary>All bids in those.</summary>
    public long OtherEeaOf { get; init; }

    /// <summary>Lot results that state all bids and those from outside the area.</summary>
    public long OutsideEeaKnown { get; init; }

    /// <summary>Bids from outside the area in those.</summary>
    public long OutsideEeaBids { get; init; }

    /// <summary>All bids in those.</summary>
    public long OutsideEeaOf { get; init; }

    /// <summary>Lot results with a winner.</summary>
    public long Awarded { get; init; }

    /// <summary>Winning bids.</summary>
    public long Wins { get; init; }

    /// <summary>Won by businesses of the size "micro" (BT-165).</summary>
    public long MicroWins { get; init; }

    /// <summary>Won by "small".</summary>
    public long SmallWins { get; init; }

    /// <summary>Won by "medium".</summary>
    public long MediumWins { get; init; }

    /// <summary>Won by "sme", of which it is not said which of the three.</summary>
    public long SmeWins { get; init; }

    /// <summary>Won by "large".</summary>
    public long LargeWins { get; init; }

    /// <summary>Awarded value where it is known, one line a currency.</summary>
    public IReadOnlyList<CurrencyValue> Values { get; init; } = [];

    /// <summary>Sums of the same year as one.</summary>
    public static IReadOnlyList<YearSums> Together(IEnumerable<YearSums> sums) => [.. sums.GroupBy(s => s.Year, (year, all) => Add(year, [.. all]))];

    private static YearSums Add(int year, IReadOnlyList<YearSums> all) => new()
    {
        Year = year,
        Tenders = all.Sum(s => s.Tenders),
        Lots = all.Sum(s => s.Lots),
        DutyByCode = all.Sum(s => s.DutyByCode),
        DutyInText = all.Sum(s => s.DutyInText),
        Results = all.Sum(s => s.Results),
        BidsKnown = all.Sum(s => s.BidsKnown),
        Bids = all.Sum(s => s.Bids),
        NoBid = all.Sum(s => s.NoBid),
        OneBid = all.Sum(s => s.OneBid),
        SmeKnown = all.Sum(s => s.SmeKnown),
        SmeBids = all.Sum(s => s.SmeBids),
        SmeOf = all.Sum(s => s.SmeOf),
        OtherEeaKnown = all.Sum(s => s.OtherEeaKnown),
        OtherEeaBids = all.Sum(s => s.OtherEeaBids),
        OtherEeaOf = all.Sum(s => s.OtherEeaOf),
        OutsideEeaKnown = all.Sum(s => s.OutsideEeaKnown),
        OutsideEeaBids = all.Sum(s => s.OutsideEeaBids),
        OutsideEeaOf = all.Sum(s => s.OutsideEeaOf),
        Awarded = all.Sum(s => s.Awarded),
        Wins = all.Sum(s => s.Wins),
        MicroWins = all.Sum(s => s.MicroWins),
        SmallWins = all.Sum(s => s.SmallWins),
        MediumWins = all.Sum(s => s.MediumWins),
        SmeWins = all.Sum(s => s.SmeWins),
        LargeWins = all.Sum(s => s.LargeWins),
        Values = [.. all.SelectMany(s => s.Values).GroupBy(v => v.Currency, (currency, values) => values.Aggregate(
            new CurrencyValue(currency, 0, 0), (sum, v) => new(currency, sum.Cents + v.Cents, sum.Lots + v.Lots)))],
    };
}
