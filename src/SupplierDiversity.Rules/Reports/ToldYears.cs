namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// Years that were told already, beside the one that is to be told. Whoever knows which firms took part in which year, and how
/// far they came, subtracts: the counts of a group in two years tell how many of those that came in between are of the group,
/// less how many of those that went. So a group is told again only where both could be k or more, or are none: because that
/// many did, or because as many of other groups came and went, which nobody can tell from them. Nor is it told where all that
/// came must be of it.
/// </summary>
public sealed class ToldYears
{
    private readonly List<List<Move>> _years;
    private readonly int _leastCount;

    private ToldYears(List<List<Move>> years, int leastCount) => (_years, _leastCount) = (years, leastCount);

    /// <summary>No other year was told.</summary>
    public static ToldYears None { get; } = new([], 1);

    /// <summary>What other years were told of the same firms.</summary>
    /// <param name="firms">Each firm of the city with where it stands in each of its years; true figures.</param>
    /// <param name="year">The year that is to be told.</param>
    /// <param name="told">The other ones, earlier or later.</param>
    /// <param name="leastCount">k.</param>
    public static ToldYears Of(IEnumerable<IReadOnlyCollection<(int Year, FunnelFirm Firm)>> firms, int year, IReadOnlyCollection<int> told, int leastCount)
    {
        ArgumentNullException.ThrowIfNull(firms);
        ArgumentNullException.ThrowIfNull(told);
        var moves = told.Select(_ => new Dictionary<(Place?, Place?), long>()).ToList();
        foreach (var years in firms)
        {
            foreach (var beneath in new[] { false, true })
            {
                Place? In(int wanted) => years.Where(y => y.Year == wanted && y.Firm.Beneath == beneath).Select(y => (Place?)new Place(y.Firm.Group, y.Firm.Furthest, y.Firm.Traits, beneath)).FirstOrDefault();
                var now = In(year);
                foreach (var (other, i) in told.Select((t, i) => (t, i)))
                {
                    if (In(other) is var then && (then ?? now) is not null)
                    {
                        moves[i][(then, now)] = moves[i].GetValueOrDefault((then, now)) + 1;
                    }
                }
            }
        }

        return new([.. moves.Select(m => m.Select(p => new Move(p.Key.Item1, p.Key.Item2, p.Value)).ToList())], leastCount);
    }

    /// <summary>The bidders, or the firms that got work from winners.</summary>
    internal ToldYears Only(bool beneath) => Where(p => p.Beneath == beneath, p => p);

    /// <summary>Only what touches some values of a breakdown (<see cref="FirmTraits.Breakdowns"/>); everything else counts as nowhere.</summary>
    internal ToldYears Where(string breakdown, IReadOnlyCollection<string> values) => Where(p => values.Contains(p.Traits.In(breakdown)), p => p with { Traits = new() });

    /// <summary>True: a count of these groups and stages must not be told, because of what another year told.</summary>
    internal bool TellTooMuch(IReadOnlyList<BidderGroup> groups, Func<FunnelStage, bool> stages) => _years.Exists(moves =>
    {
        // Of the groups asked for those that came and went; of each other one those that did, for they could be mixed up with these.
        var (came, went, before) = (0L, 0L, 0L);
        var (arrived, gone) = (new long[ReleasedFunnel.Groups.Count], new long[ReleasedFunnel.Groups.Count]);
        foreach (var move in moves)
        {
            var (then, now) = (In(move.Then, stages), In(move.Now, stages));
            var (wasHere, isHere) = (then is { } t && groups.Contains(t), now is { } n && groups.Contains(n));
            came += isHere && !wasHere ? move.Firms : 0;
            went += wasHere && !isHere ? move.Firms : 0;
            before += wasHere ? move.Firms : 0;
            if (then is null && now is { } joined && !isHere)
            {
                arrived[(int)joined] += move.Firms;
            }
            else if (now is null && then is { } left && !wasHere)
            {
                gone[(int)left] += move.Firms;
            }
        }

        var others = arrived.Zip(gone, Math.Min).Sum();
        // All that came are of these groups, and none of these went that could have made room for another.
        var whole = groups is [not BidderGroup.Unknown] && ((came > 0 && went == 0 && arrived.Sum() == 0) || (went > 0 && came == 0 && gone.Sum() == 0));
        // What was small then was hidden then, so there is nothing to subtract.
        return (before == 0 || before >= _leastCount) && (whole || IsSmall(came + others, came) || IsSmall(went + others, went));
    });

    private ToldYears Where(Func<Place, bool> holds, Func<Place, Place> cut)
    {
        Place? Kept(Place? place) => place is { } p && holds(p) ? cut(p) : null;
        return new([.. _years.Select(moves => moves.Select(m => (Then: Kept(m.Then), Now: Kept(m.Now), m.Firms)).Where(m => (m.Then ?? m.Now) is not null)
            .GroupBy(m => (m.Then, m.Now)).Select(g => new Move(g.Key.Then, g.Key.Now, g.Sum(m => m.Firms))).ToList())], _leastCount);
    }

    private bool IsSmall(long couldBe, long count) => count > 0 && couldBe < _leastCount;

    private static BidderGroup? In(Place? place, Func<FunnelStage, bool> stages) => place is { } p && stages(p.Stage) ? p.Group : null;

    private readonly record struct Place(BidderGroup Group, FunnelStage Stage, FirmTraits Traits, bool Beneath);

    private readonly record struct Move(Place? Then, Place? Now, long Firms);
}
