namespace SupplierDiversity.Rules.Bids;

/// <summary>How scores become a rank. Nothing but the published criteria and their weights goes in (Directive 2014/24/EU, Article 67).</summary>
public static class BidScores
{
    /// <summary>The most points a criterion gives, in hundredths: 100.00.</summary>
    public const int Full = 10_000;

    /// <summary>The weights of all criteria together, in basis points.</summary>
    public const int AllWeights = 10_000;

    /// <summary>Hundredths of points for a price: the lowest gets all, the others in proportion, rounded half up.</summary>
    public static int OfPrice(long price, long lowest) =>
        price <= 0 || lowest <= 0 || price < lowest ? throw new ArgumentOutOfRangeException(nameof(price), "A price is above zero and not below the lowest.")
            : (int)((((Int128)lowest * Full * 2) + price) / ((Int128)price * 2));

    /// <summary>Hundredths of points of a bid over all criteria, rounded half up.</summary>
    /// <param name="parts">Weight in basis points and hundredths of points of each criterion.</param>
    public static int Total(IEnumerable<(int Weight, int Points)> parts) =>
        (int)((parts.Sum(p => (long)p.Weight * p.Points) + (AllWeights / 2)) / AllWeights);

    /// <summary>Places by total, 1 for the best; equal totals share a place and the next ones are left out.</summary>
    public static IReadOnlyList<int> Places(IReadOnlyList<int> totals) => [.. totals.Select(t => 1 + totals.Count(other => other > t))];

    /// <summary>What is wrong with a set of weights as the last part of a key; null: they can be used.</summary>
    public static string? Problem(IReadOnlyList<int> weights) =>
        weights.Count == 0 ? "none" : weights.Any(w => w <= 0) || weights.Sum() != AllWeights ? "sum" : null;
}
