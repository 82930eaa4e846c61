namespace SupplierDiversity.Rules.Bids;

/// <summary>
/// Prices that must be explained before they count. Directive 2014/24/EU, Article 69, gives no figure; the ones here are those
/// of the Commission's proposal for it (COM(2011) 896 final, Article 69(1)): at least five bids, a price more than 50 % below
/// the average of the others and more than 20 % below the second lowest. A mark only asks for an explanation; nobody
/// is refused by it (Article 69(3)).
/// </summary>
public static class LowPrice
{
    /// <summary>Fewer bids say nothing.</summary>
    public const int LeastBids = 5;

    /// <summary>For each price in cents, in order: true when it must be explained.</summary>
    public static IReadOnlyList<bool> Marks(IReadOnlyList<long> prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        if (prices.Count < LeastBids)
        {
            return [.. prices.Select(_ => false)];
        }

        var sum = prices.Aggregate((Int128)0, (s, p) => s + p);
        var second = prices.Order().ElementAt(1);
        // price < average of the others / 2, and price < 0.8 x second lowest; without fractions.
        return [.. prices.Select(p => (Int128)p * 2 * (prices.Count - 1) < sum - p && (Int128)p * 5 < (Int128)second * 4)];
    }
}
