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
    public static IReadOnlyList<YearFigures> Of(IEnumerable<CountedTender> tenders, IEnumerable<CountedResult> results)
    {
        var tendersOf = tenders.ToLookup(t => t.Day.Year);
        var resultsOf = results.Where(r => r.IsFinished).ToLookup(r => r.Day.Year);
        return [.. tendersOf.Select(g => g.Key).Union(resultsOf.Select(g => g.Key)).OrderDescending()
            .Select(year => Of(year, [.. tendersOf[year]], [.. resultsOf[year]]))];
    }

    private static YearFigures Of(int year, List<CountedTender> tenders, List<CountedResult> results)
    {
        var known = results.FindAll(r => r.KnownBids is not null);
        Part Lots(Predicate<int> bids) => new(known.Count(r => bids(r.KnownBids!.Value)), known.Count, known.Count, results.Count);
        Part Duties(DutyEvidence evidence) => new(tenders.Count(t => t.Duty == evidence), tenders.Count, tenders.Count, tenders.Count);
        var awarded = results.FindAll(r => r.IsAwarded);
        // Some notices say that somebody won and not who: that is one winning bid of which nothing is known.
        var wins = awarded.SelectMany(r => r.Wins.Count > 0 ? r.Wins : [new CountedWin(null, null, null)]).ToList();
        var valued = awarded.FindAll(r => r.Wins is [{ ValueCents: > LargestPlaceholderCents, Currency: not null }]);
        return new YearFigures
        {
            Year = year,
            Tenders = tenders.Count,
            Lots = tenders.Sum(t => t.Lots),
            DutyByCode = Duties(DutyEvidence.Code),
            DutyInText = Duties(DutyEvidence.Text),
            NoDutyFound = Duties(DutyEvidence.None),
            Results = results.Count,
            Bids = known.Sum(r => (long)r.KnownBids!.Value),
            NoBid = Lots(bids => bids == 0),
            OneBid = Lots(bids => bids == 1),
            MoreBids = Lots(bids => bids > 1),
            FromSmes = Kind(results, r => r.SmeBids),
            FromOtherEea = Kind(results, r => r.OtherEeaBids),
            FromOutsideEea = Kind(results, r => r.OutsideEeaBids),
            Wins = wins.Count,
            WinsBySize = BySize(wins),
            ValueKnown = new(valued.Count, awarded.Count, valued.Count, awarded.Count),
            Values = [.. valued.GroupBy(r => r.Wins[0].Currency!, r => r.Wins[0].ValueCents!.Value)
                .Select(g => new CurrencyValue(g.Key, g.Sum(), g.Count())).OrderByDescending(v => v.Cents).ThenBy(v => v.Currency, StringComparer.Ordinal)],
        };
    }

    // Bids of one kind as a share of all bids, over the lots that state both; a kind larger than the whole is a mistake
    // of the notice and not used. Where nobody bid, nobody of that kind did.
    private static Part Kind(List<CountedResult> results, Func<CountedResult, int?> kind)
    {
        int? Of(CountedResult r) => r.KnownBids == 0 ? 0 : kind(r);
        var known = results.FindAll(r => r.KnownBids is { } all && Of(r) is { } some && some <= all);
        return new(known.Sum(r => (long)Of(r)!.Value), known.Sum(r => (long)r.KnownBids!.Value), known.Count, results.Count);
    }

    private static List<SizePart> BySize(List<CountedWin> wins)
    {
        var stated = wins.FindAll(w => w.Size is { } size && YearFigures.Sizes.Contains(size));
        return [.. YearFigures.Sizes.Select(size =>
            new SizePart(size, new(stated.Count(w => w.Size == size), stated.Count, stated.Count, wins.Count)))];
    }
}
