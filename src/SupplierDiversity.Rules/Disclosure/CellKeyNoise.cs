using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupplierDiversity.Rules.Disclosure;

/// <summary>
/// The cell-key method (Thompson, Broadfoot and Elazar, Australian Bureau of Statistics, 2013; Giessing and Tent, 2019): each
/// firm has a random key, the keys of a cell's firms add up to the key of the cell, and that picks the noise. The same firms
/// get the same noise wherever they are counted in an edition, so asking again tells nothing more; one firm more or less picks anew, so
/// that the difference of two counts tells nothing certain about that firm.
/// <para>
/// The noise and its probabilities are public; the keys of firms and cells are not. Nought stays nought, and no count falls
/// below k.
/// </para>
/// </summary>
public static class CellKeyNoise
{
    /// <summary>The noise with its probability in thousandths: mean 0, variance 2.03, never more than 3.</summary>
    public static IReadOnlyList<(int Noise, int PerMille)> Distribution { get; } =
        [(-3, 40), (-2, 110), (-1, 215), (0, 270), (1, 215), (2, 110), (3, 40)];

    /// <summary>The most that is added or taken away.</summary>
    public const int Most = 3;

    /// <summary>
    /// The key of a firm in an edition: it looks random to whoever has not the secret. Another edition gives another one; else two
    /// of them with the same noise would tell that the firms were the same, and with different noise that one firm was not.
    /// </summary>
    /// <param name="secret">A city's secret, at least 32 random bytes; it stays where it is kept.</param>
    /// <param name="firm">Id of the firm.</param>
    /// <param name="edition">The calendar year of a report, or the number of the day of another edition.</param>
    public static uint KeyOf(byte[] secret, string firm, int edition) =>
        BitConverter.ToUInt32(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{edition} {firm}"))), 0);

    /// <summary>A count as the public sees it.</summary>
    /// <param name="count">The true count; nought or at least <paramref name="leastCount"/>.</param>
    /// <param name="cellKey">The sum of its firms' keys, modulo 2³².</param>
    /// <param name="leastCount">k.</param>
    public static long Of(long count, uint cellKey, int leastCount)
    {
        if (count == 0)
        {
            return 0;
        }

        // Keys of firms are uniform, so their sum is, and its upper bits pick a place from 0 to 999.
        var place = (int)((ulong)cellKey * 1000 >> 32);
        foreach (var (noise, perMille) in Distribution)
        {
            place -= perMille;
            if (place < 0)
            {
                // Two counts, one part of the other, differ by k or more: with less noise than half of that the part stays the smaller.
                var most = Math.Min(Most, (leastCount - 1) / 2);
                return Math.Max(leastCount, count + Math.Clamp(noise, -most, most));
            }
        }

        return count;
    }
}
