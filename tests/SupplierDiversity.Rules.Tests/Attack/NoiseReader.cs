using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Tests.Attack;

/// <summary>
/// Somebody who has two editions with noise, and knows that all firms are the same in both but for one that came: it weighs
/// what that firm can be by all counts it would have changed. The probabilities of the noise are public.
/// </summary>
internal static class NoiseReader
{
    /// <summary>How likely two printed counts are, when the true one grew by so many; as a logarithm.</summary>
    public static double Likely(long? before, long? after, int grew, bool isExact)
    {
        if (before is not { } first || after is not { } second)
        {
            return 0;
        }

        var chance = isExact ? second - first == grew ? 1 : 0
            : (from a in CellKeyNoise.Distribution from b in CellKeyNoise.Distribution where b.Noise - a.Noise == second - first - grew select a.PerMille * b.PerMille / 1e6).Sum();
        return Math.Log(Math.Max(chance, 1e-9));
    }
}
