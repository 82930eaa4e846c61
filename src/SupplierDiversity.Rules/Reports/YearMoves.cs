namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// How firms came, moved and went between each year that was told and the one that is to be told. A group is told again only
/// where both those that came and those that went could be k or more, or are none: because that many did, or because as many of
/// other groups came and went, which nobody can tell from them. Nor is it told where all that came must be of it.
/// </summary>
internal sealed class YearMoves(IReadOnlyList<IReadOnlyList<YearMove>> years, int leastCount)
{
    /// <summary>No other year was told.</summary>
    public static YearMoves None { get; } = new([], 1);

    /// <summary>True: a count of these groups and stages must not be told, because of what another year told.</summary>
    public bool TellTooMuch(IReadOnlyList<BidderGroup> groups, Func<FunnelStage, bool> stages)
    {
        // Where a firm is counted, and where it is one of those that are asked for; a place more for nowhere.
        var (counted, asked) = (new bool[YearPair.Places + 1], new bool[YearPair.Places + 1]);
        foreach (var (group, stage) in from g in ReleasedFunnel.Groups from s in FunnelStages.All where stages(s) select (g, s))
        {
            counted[PairKey.Place(group, stage)] = true;
            asked[PairKey.Place(group, stage)] = groups.Contains(group);
        }

        return years.Any(moves => TellTooMuch(moves, counted, asked, groups is [not BidderGroup.Unknown]));
    }

    private bool TellTooMuch(IReadOnlyList<YearMove> moves, bool[] counted, bool[] asked, bool isKnownGroup)
    {
        // Of the groups asked for those that came and went; of each other one those that did, for they could be mixed up with these.
        var (came, went, before) = (0L, 0L, 0L);
        var (arrived, gone) = (new long[ReleasedFunnel.Groups.Count], new long[ReleasedFunnel.Groups.Count]);
        foreach (var (then, now, firms) in moves)
        {
            var (wasHere, isHere) = (asked[then ?? YearPair.Places], asked[now ?? YearPair.Places]);
            came += isHere && !wasHere ? firms : 0;
            went += wasHere && !isHere ? firms : 0;
            before += wasHere ? firms : 0;
            var (wasCounted, isCounted) = (counted[then ?? YearPair.Places], counted[now ?? YearPair.Places]);
            if (!wasCounted && isCounted && !isHere)
            {
                arrived[now!.Value / FunnelStages.All.Count] += firms;
            }
            else if (wasCounted && !isCounted && !wasHere)
            {
                gone[then!.Value / FunnelStages.All.Count] += firms;
            }
        }

        var others = arrived.Zip(gone, Math.Min).Sum();
        // All that came are of these groups, and none of these went that could have made room for another.
        var whole = isKnownGroup && ((came > 0 && went == 0 && arrived.Sum() == 0) || (went > 0 && came == 0 && gone.Sum() == 0));
        // What was small then was hidden then, so there is nothing to subtract.
        return (before == 0 || before >= leastCount) && (whole || IsSmall(came + others, came) || IsSmall(went + others, went));
    }

    private bool IsSmall(long couldBe, long count) => count > 0 && couldBe < leastCount;
}

/// <summary>Firms that stood somewhere in a year that was told, and somewhere in the one that is to be told.</summary>
/// <param name="Then">The place (<see cref="PairKey.Place(BidderGroup, FunnelStage)"/>); null: nowhere.</param>
/// <param name="Now">The place now; null: nowhere.</param>
/// <param name="Firms">Different firms.</param>
internal readonly record struct YearMove(int? Then, int? Now, long Firms);
