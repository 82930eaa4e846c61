namespace SupplierDiversity.Rules.Disclosure;

/// <summary>
/// The least count that is told besides zero (k): one rule for reports, surveys and the pool. A city chooses it for what it
/// makes; it is ten where nobody chose, and never below what the country's pack asks for.
/// </summary>
public static class LeastCount
{
    /// <summary>k where nobody chose.</summary>
    public const int Usual = 10;

    /// <summary>The largest k that can be chosen.</summary>
    public const int Most = 100;

    /// <summary>The smallest k a city may choose; without a pack there is nobody to ask for less than usual.</summary>
    /// <param name="pack">The smallest count of the country's pack; null: there is none.</param>
    public static int Floor(int? pack) => pack ?? Usual;

    /// <summary>k for what a city makes.</summary>
    /// <param name="pack">The smallest count of the country's pack; null: there is none.</param>
    /// <param name="wanted">What the city wants; null: it did not say.</param>
    public static int Of(int? pack, int? wanted = null) => Math.Max(Floor(pack), wanted ?? Usual);
}
