namespace SupplierDiversity.Rules.Monitoring;

/// <summary>What the notices of one year say about competition, for one city or buyer.</summary>
public sealed record YearFigures
{
    /// <summary>Sizes of businesses as they stand in notices (BT-165), smallest first; "sme" does not say which of the three.</summary>
    public static IReadOnlyList<string> Sizes { get; } = ["micro", "small", "medium", "sme", "large"];

    /// <summary>Calendar year of publication: of the tender for tenders, of the result for results.</summary>
    public required int Year { get; init; }

    /// <summary>Tenders first published in the year.</summary>
    public required int Tenders { get; init; }

    /// <summary>Their lots.</summary>
    public required int Lots { get; init; }

    /// <summary>Tenders with an equality duty stated by an official code.</summary>
    public required Part DutyByCode { get; init; }

    /// <summary>Tenders with a duty that only words in the text suggest.</summary>
    public required Part DutyInText { get; init; }

    /// <summary>Tenders in whose notice no duty was found.</summary>
    public required Part NoDutyFound { get; init; }

    /// <summary>Lot results published in the year; competitions that go on are left out.</summary>
    public required int Results { get; init; }

    /// <summary>All bids of the lots whose number of bids is known (<see cref="OneBid"/>). Bids, not different firms.</summary>
    public required long Bids { get; init; }

    /// <summary>Lots for which nobody bid.</summary>
    public required Part NoBid { get; init; }

    /// <summary>Lots with a single bid.</summary>
    public required Part OneBid { get; init; }

    /// <summary>Lots with two bids or more.</summary>
    public required Part MoreBids { get; init; }

    /// <summary>Bids from micro, small and medium-sized businesses.</summary>
    public required Part FromSmes { get; init; }

    /// <summary>Bids from other countries of the European Economic Area.</summary>
    public required Part FromOtherEea { get; init; }

    /// <summary>Bids from outside the European Economic Area.</summary>
    public required Part FromOutsideEea { get; init; }

    /// <summary>Bids that won.</summary>
    public required int Wins { get; init; }

    /// <summary>Winning bids by the bidder's size, in the order of <see cref="Sizes"/>; shares of those whose size is stated.</summary>
    public required IReadOnlyList<SizePart> WinsBySize { get; init; }

    /// <summary>Awarded lots whose value is known and can be added up; the others are only counted.</summary>
    public required Part ValueKnown { get; init; }

    /// <summary>Their value, one line a currency, largest first; never converted.</summary>
    public required IReadOnlyList<CurrencyValue> Values { get; init; }

    /// <summary>Winning bids of micro, small and medium-sized businesses together.</summary>
    public Part WinsOfSmes => Together(size => size != "large");

    /// <summary>Winning bids of large businesses.</summary>
    public Part WinsOfLarge => Together(size => size == "large");

    /// <summary>The figures of a year's sums.</summary>
    public static YearFigures Of(YearSums s)
    {
        Part Lots(long count) => new(count, s.BidsKnown, (int)s.BidsKnown, (int)s.Results);
        Part Duties(long count) => new(count, s.Tenders, (int)s.Tenders, (int)s.Tenders);
        Part Bids(long known, long bids, long of) => new(bids, of, (int)known, (int)s.Results);
        var bySize = new[] { s.MicroWins, s.SmallWins, s.MediumWins, s.SmeWins, s.LargeWins };
        var valued = s.Values.Sum(v => v.Lots);
        return new()
        {
            Year = s.Year,
            Tenders = (int)s.Tenders,
            Lots = (int)s.Lots,
            DutyByCode = Duties(s.DutyByCode),
            DutyInText = Duties(s.DutyInText),
            NoDutyFound = Duties(s.Tenders - s.DutyByCode - s.DutyInText),
            Results = (int)s.Results,
            Bids = s.Bids,
            NoBid = Lots(s.NoBid),
            OneBid = Lots(s.OneBid),
            MoreBids = Lots(s.BidsKnown - s.NoBid - s.OneBid),
            FromSmes = Bids(s.SmeKnown, s.SmeBids, s.SmeOf),
            FromOtherEea = Bids(s.OtherEeaKnown, s.OtherEeaBids, s.OtherEeaOf),
            FromOutsideEea = Bids(s.OutsideEeaKnown, s.OutsideEeaBids, s.OutsideEeaOf),
            Wins = (int)s.Wins,
            WinsBySize = [.. Sizes.Zip(bySize, (size, count) => new SizePart(size, new(count, bySize.Sum(), (int)bySize.Sum(), (int)s.Wins)))],
            ValueKnown = new(valued, s.Awarded, valued, (int)s.Awarded),
            Values = [.. s.Values.OrderByDescending(v => v.Cents).ThenBy(v => v.Currency, StringComparer.Ordinal)],
        };
    }

    private Part Together(Func<string, bool> which) =>
        WinsBySize[0].Part with { Count = WinsBySize.Where(s => which(s.Size)).Sum(s => s.Part.Count) };
}

/// <summary>Winning bids of businesses of one size.</summary>
/// <param name="Size">BT-165.</param>
/// <param name="Part">How many.</param>
public sealed record SizePart(string Size, Part Part);

/// <summary>Awarded value in one currency.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Cents">The sum in cents.</param>
/// <param name="Lots">Of how many lots.</param>
public sealed record CurrencyValue(string Currency, long Cents, int Lots);
