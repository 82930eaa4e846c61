namespace SupplierDiversity.Rules.Monitoring;

/// <summary>
/// Counts what published notices say, year by year. Two rules hold throughout: what is not stated or withheld is left
/// out of count and base alike and shown beside them, and kinds of bids that overlap (BT-760: "t-sme" holds "t-small")
/// are never added up.
/// </summary>
public static class YearCount
{
    // Buyers write 0, 0.01 or 1 where they have no value to give.
    private const long LargestPlaceholderCents = 100;

    /// <summary>All years with a tender or a result, newest first.</summary>
    public static IReadOnlyList<YearFigures> Of(IEnumerable<CountedTender> tenders, IEnumerable<CountedResult> results) =>
        Figures(Sums(tenders, results));

    /// <summary>Figures of sums that were kept, in any order and several a year; newest year first. A year without tender and result is none.</summary>
    public static IReadOnlyList<YearFigures> Figures(IEnumerable<YearSums> sums) =>
        [.. YearSums.Together(sums).Where(s => s.Tenders + s.Results > 0).OrderByDescending(s => s.Year).Select(YearFigures.Of)];

    /// <summary>The sums of every year with a tender or a finished result.</summary>
    public static IReadOnlyList<YearSums> Sums(IEnumerable<CountedTender> tenders, IEnumerable<CountedResult> results)
    {
        var tendersOf = tenders.ToLookup(t => t.Day.Year);
        var resultsOf = results.Where(r => r.IsFinished).ToLookup(r => r.Day.Year);
        return [.. tendersOf.Select(g => g.Key).Union(resultsOf.Select(g => g.Key))
            .Select(year => Sums(year, [.. tendersOf[year]], [.. resultsOf[year]]))];
    }

    private static YearSums Sums(int year, List<CountedTender> tenders, List<CountedResult> results)
    {
        var known = results.FindAll(r => r.KnownBids is not null);
        var (sme, otherEea, outsideEea) = (Kind(results, r => r.SmeBids), Kind(results, r => r.OtherEeaBids), Kind(results, r => r.OutsideEeaBids));
        var awarded = results.FindAll(r => r.IsAwarded);
        // Some notices say that somebody won and not who: that is one winning bid of which nothing is known.
        var wins = awarded.SelectMany(r => r.Wins.Count > 0 ? r.Wins : [new CountedWin(null, null, null)]).ToList();
        var valued = awarded.FindAll(r => r.Wins is [{ ValueCents: > LargestPlaceholderCents, Currency: not null }]);
        return new YearSums
        {
            Year = year,
            Tenders = tenders.Count,
            Lots = tenders.Sum(t => t.Lots),
            DutyByCode = tenders.Count(t => t.Duty == DutyEvidence.Code),
            DutyInText = tenders.Count(t => t.Duty == DutyEvidence.Text),
            Results = results.Count,
            BidsKnown = known.Count,
            Bids = known.Sum(r => (long)r.KnownBids!.Value),
            NoBid = known.Count(r => r.KnownBids == 0),
            OneBid = known.Count(r => r.KnownBids == 1),
            SmeKnown = sme.Known,
            SmeBids = sme.Bids,
            SmeOf = sme.Of,
            OtherEeaKnown = otherEea.Known,
            OtherEeaBids = otherEea.Bids,
            OtherEeaOf = otherEea.Of,
            OutsideEeaKnown = outsideEea.Known,
            OutsideEeaBids = outsideEea.Bids,
            OutsideEeaOf = outsideEea.Of,
            Awarded = awarded.Count,
            Wins = wins.Count,
            MicroWins = wins.Count(w => w.Size == "micro"),
            SmallWins = wins.Count(w => w.Size == "small"),
            MediumWins = wins.Count(w => w.Size == "medium"),
            SmeWins = wins.Count(w => w.Size == "sme"),
            LargeWins = wins.Count(w => w.Size == "large"),
            Values = [.. valued.GroupBy(r => r.Wins[0].Currency!, r => r.Wins[0].ValueCents!.Value).Select(g => new CurrencyValue(g.Key, g.Sum(), g.Count()))],
        };
    }

    // Bids of one kind as a share of all bids, over the lots that state both; a kind larger than the whole is a mistake
    // of the notice and not used. Where nobody bid, nobody of that kind did.
    private static (long Known, long Bids, long Of) Kind(List<CountedResult> results, Func<CountedResult, int?> kind)
    {
        int? Of(CountedResult r) => r.KnownBids == 0 ? 0 : kind(r);
        var known = results.FindAll(r => r.KnownBids is { } all && Of(r) is { } some && some <= all);
        return (known.Count, known.Sum(r => (long)Of(r)!.Value), known.Sum(r => (long)r.KnownBids!.Value));
    }
}
