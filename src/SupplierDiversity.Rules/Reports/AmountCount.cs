using System.Numerics;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// A sum of amounts of firms that can also be asked whether one firm makes up most of it. It holds, beside the sum, how many
/// amounts are of which size; so amounts can be added and taken away without knowing the others.
/// </summary>
public sealed record AmountCount
{
    // Each size is a fourth of an octave: its largest amount is 19 % above its smallest.
    private const int StepsPerOctave = 4;
    private const int Sizes = 63 * StepsPerOctave;

    /// <summary>Firms with an amount.</summary>
    public long Firms { get; init; }

    /// <summary>The sum in cents.</summary>
    public long Cents { get; init; }

    /// <summary>How many amounts are of each size; sizes without any are left out.</summary>
    public IReadOnlyDictionary<int, long> BySize { get; init; } = new Dictionary<int, long>();

    /// <summary>The amount of one firm.</summary>
    public static AmountCount One(long cents) => new() { Firms = 1, Cents = cents, BySize = new Dictionary<int, long> { [SizeOf(cents)] = 1 } };

    /// <summary>Both together; with <paramref name="times"/> −1 the first without the second.</summary>
    public AmountCount With(AmountCount other, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(other);
        var sizes = BySize.Keys.Union(other.BySize.Keys).Select(s => (Size: s, Count: BySize.GetValueOrDefault(s) + (times * other.BySize.GetValueOrDefault(s))));
        return new() { Firms = Firms + (times * other.Firms), Cents = Cents + (times * other.Cents), BySize = sizes.Where(s => s.Count != 0).OrderBy(s => s.Size).ToDictionary(s => s.Size, s => s.Count) };
    }

    /// <summary>
    /// True: the firm with the second largest amount could tell the largest too closely. The rest beside the two must be at
    /// least so many percent of the largest (the p-percent rule); amounts are taken as large as their size allows, so this
    /// says yes too often rather than too seldom.
    /// </summary>
    public bool IsDominated(int percent)
    {
        var largest = BySize.OrderByDescending(s => s.Key).SelectMany(s => Enumerable.Repeat(s.Key, (int)Math.Min(s.Value, 2))).Take(2).Select(LargestOf).ToList();
        return largest.Count < 2 || (Cents - largest.Sum()) * 100 < largest[0] * percent;
    }

    private static int SizeOf(long cents)
    {
        var octave = BitOperations.Log2((ulong)Math.Max(cents, 1));
        var step = octave * StepsPerOctave;
        while (step + 1 < Sizes && Start(step + 1) <= cents)
        {
            step++;
        }

        return step;
    }

    /// <summary>The smallest amount of a size of <see cref="BySize"/>, in cents.</summary>
    internal static double LeastOf(int size) => Start(size);

    /// <summary>What all amounts of a size are below, in cents.</summary>
    internal static double LargestOf(int size) => Start(size + 1);

    private static double Start(int size) => Math.Pow(2, (double)size / StepsPerOctave);
}
