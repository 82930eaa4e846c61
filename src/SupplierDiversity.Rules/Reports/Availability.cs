using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Reports;

/// <summary>What a city could choose from, as it was released: firms of its pool by what is known of them.</summary>
/// <param name="Day">The day the pool is about.</param>
/// <param name="MigrantOwned">By migrant-owned; null: too few to be told.</param>
/// <param name="Diverse">By diverse business; null: too few to be told.</param>
/// <param name="Population">Inhabitants with a migrant background as an exact fraction; null: no figure.</param>
/// <param name="PopulationYear">Year of that figure.</param>
/// <param name="PopulationSource">Where it is from.</param>
public sealed record ReleasedPool(DateOnly Day, PoolShare? MigrantOwned, PoolShare? Diverse, string? Population, int? PopulationYear, string? PopulationSource);

/// <summary>Firms of the pool of which it is known.</summary>
/// <param name="Yes">Those that are.</param>
/// <param name="No">Those that are not.</param>
public sealed record PoolShare(long Yes, long No);

/// <summary>What is compared with what there was to choose from.</summary>
public enum AvailabilityKind
{
    /// <summary>Migrant-owned firms among bidders, against the pool.</summary>
    MigrantOwnedPool,

    /// <summary>Diverse businesses among bidders, against the pool.</summary>
    DiversePool,

    /// <summary>Migrant-owned firms among bidders, against the inhabitants with a migrant background.</summary>
    Population,
}

/// <summary>
/// Utilisation divided by availability: the share of a kind of firm among those that bid, or that won, over its share among
/// those that were there. 1 means "as many as one would expect"; it says nothing about the reason. Everything comes from
/// figures that are told; firms of unknown group are in neither share.
/// </summary>
/// <param name="Kind">What is compared.</param>
/// <param name="Stage"><see cref="FunnelStage.Bid"/> or <see cref="FunnelStage.Won"/>.</param>
/// <param name="Used">Share among bidders or winners, 0 to 1; null: too few to tell.</param>
/// <param name="Available">Share of what was there; null: not known.</param>
/// <param name="Ratio">One by the other; null where one of them is not known or nothing was there.</param>
/// <param name="Low">Lower end of the 95 % interval, or null.</param>
/// <param name="High">Upper end, or null.</param>
/// <param name="Reading">What it says; first: bidders or winners, second: what was there.</param>
public sealed record Availability(AvailabilityKind Kind, FunnelStage Stage, double? Used, double? Available, double? Ratio, double? Low, double? High, RateReading Reading)
{
    // "As expected" is said only where the interval rules out less than four fifths and more than five fourths.
    private const double Near = 0.8;

    /// <summary>All comparisons of a year; empty where nothing is known of what was there.</summary>
    public static IReadOnlyList<Availability> Of(ReleasedFunnel released)
    {
        ArgumentNullException.ThrowIfNull(released);
        return released.Pool is not { } pool || released.Columns.Count == 0 ? [] :
        [
            .. from stage in new[] { FunnelStage.Bid, FunnelStage.Won }
               from line in new[]
               {
                   AgainstPool(released, AvailabilityKind.MigrantOwnedPool, stage, BidderGroup.MigrantOwned, pool.MigrantOwned),
                   AgainstPool(released, AvailabilityKind.DiversePool, stage, BidderGroup.Diverse, pool.Diverse),
                   AgainstPopulation(released, stage, pool.Population),
               }
               where line.Available is not null
               orderby line.Kind, line.Stage
               select line,
        ];
    }

    private static Availability AgainstPool(ReleasedFunnel released, AvailabilityKind kind, FunnelStage stage, BidderGroup group, PoolShare? pool)
    {
        var there = pool is { } p && p.Yes + p.No > 0 ? (double)p.Yes / (p.Yes + p.No) : (double?)null;
        if (there is null || Of(released, group, stage) is not var (yes, no) || yes + no == 0)
        {
            return new(kind, stage, null, there, null, null, null, RateReading.TooFew);
        }

        var (ratio, low, high) = new TwoByTwo(yes, no, pool!.Yes, pool.No).RateRatio();
        return new(kind, stage, (double)yes / (yes + no), there, ratio, low, high, Read(ratio, low, high));
    }

    private static Availability AgainstPopulation(ReleasedFunnel released, FunnelStage stage, string? population)
    {
        var there = population is null || Share.Parse(population) is not { } share ? null : (double?)((double)share.Numerator / (double)share.Denominator);
        if (there is not > 0 || Of(released, BidderGroup.MigrantOwned, stage) is not var (yes, no) || yes + no == 0)
        {
            return new(AvailabilityKind.Population, stage, null, there, null, null, null, RateReading.TooFew);
        }

        var (interval, used) = (ExactInterval.Of(yes, yes + no), (double)yes / (yes + no));
        var (ratio, low, high) = (used / there.Value, interval.Low / there.Value, interval.High / there.Value);
        return new(AvailabilityKind.Population, stage, used, there, ratio, low, high, Read(ratio, low, high));
    }

    // Firms of the kind, those that are both among them, and all others of which the group is known.
    private static (long Yes, long No)? Of(ReleasedFunnel released, BidderGroup group, FunnelStage stage)
    {
        var told = ReleasedFunnel.Groups.Where(g => g != BidderGroup.Unknown).Select(g => (Group: g, Count: released.Reached(g, stage))).ToList();
        return told.Any(g => g.Count is null) ? null
            : (told.Where(g => g.Group == group || g.Group == BidderGroup.Both).Sum(g => g.Count!.Value), told.Where(g => g.Group != group && g.Group != BidderGroup.Both).Sum(g => g.Count!.Value));
    }

    private static RateReading Read(double? ratio, double? low, double? high) => (ratio, low, high) switch
    {
        (null, _, _) or (_, null, _) or (_, _, null) => RateReading.TooFew,
        (_, _, < 1) => RateReading.FirstLower,
        (_, > 1, _) => RateReading.FirstHigher,
        (_, >= Near, <= 1 / Near) => RateReading.NoDifferenceSeen,
        _ => RateReading.TooFew,
    };
}
