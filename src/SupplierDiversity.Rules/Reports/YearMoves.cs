namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// How firms came, moved and went between each year that was told and the one that is to be told. A group is told again only
/// where both those that came and those that went could be k or more, or are none: because that many did, or because as many of
/// other groups came and went, which nobody can tell from them. Nor is it told where all that came must be of it.
/// </summary>
internal sealed class YearMoves(IReadOnlyList<YearMove[]> years, int leastCount)
{
    /// <summary>No other year was told.</summary>
    public static YearMoves None { get; } = new([], 1);

    /// <summary>True: a count of these groups and stages must not be told, because of what another year told.</summary>
    public bool TellTooMuch(IReadOnlyList<BidderGroup> groups, Func<FunnelStage, bool> stages)
    {
        // Where a firm is counted, and where it is one of those that are asked for; nowhere is neither.
        Span<bool> counted = stackalloc bool[YearPair.Places + 1], asked = stackalloc bool[YearPair.Places + 1];
        for (var place = 0; place < YearPair.Places; place++)
        {
            counted[place] = stages((FunnelStage)(place % FunnelStages.All.Count));
            asked[place] = counted[place] && groups.Contains((BidderGroup)(place / FunnelStages.All.Count));
        }

        foreach (var moves in years)
        {
            if (TellTooMuch(moves, counted, asked, groups is [not BidderGroup.Unknown]))
            {
                return true;
            }
        }

        return false;
    }

    private bool TellTooMuch(YearMove[] moves, ReadOnlySpan<bool> counted, ReadOnlySpan<bool> asked, bool isKnownGroup)
    {
        // Of the groups asked for those that came and went; of each other one those that did, for they could be mixed up with these.
        var (came, went, before, arrived, gone) = (0L, 0L, 0L, 0L, 0L);
        Span<long> arrivedOf = stackalloc long[YearPair.Places], goneOf = stackalloc long[YearPair.Places];
        foreach (var (then, now, firms) in moves)
        {
            var (wasHere, isHere) = (asked[then], asked[now]);
            before += wasHere ? firms : 0;
            came += isHere && !wasHere ? firms : 0;
            went += wasHere && !isHere ? firms : 0;
            if (counted[now] && !counted[then] && !isHere)
            {
                arrived += firms;
                arrivedOf[now / FunnelStages.All.Count] += firms;
            }
            else if (counted[then] && !counted[now] && !wasHere)
            {
                gone += firms;
                goneOf[then / FunnelStages.All.Count] += firms;
            }
        }

        var others = 0L;
        for (var group = 0; group < ReleasedFunnel.Groups.Count; group++)
        {
            others += Math.Min(arrivedOf[group], goneOf[group]);
        }

        // All that came are of these groups, and none of these went that could have made room for another.
        var whole = isKnownGroup && ((came > 0 && went == 0 && arrived == 0) || (went > 0 && came == 0 && gone == 0));
        // What was small then was hidden then, so there is nothing to subtract.
        return (before == 0 || before >= leastCount) && (whole || IsSmall(came + others, came) || IsSmall(went + others, went));
    }

    private bool IsSmall(long couldBe, long count) => count > 0 && couldBe < leastCount;
}

/// <summary>Firms that stood somewhere in a year that was told, and somewhere in the one that is to be told.</summary>
/// <param name="Then">The place (<see cref="PairKey.Place"/>), or <see cref="YearPair.Places"/> for nowhere.</param>
/// <param name="Now">The place now, or nowhere.</param>
/// <param name="Firms">Different firms.</param>
internal readonly record struct YearMove(int Then, int Now, long Firms);
