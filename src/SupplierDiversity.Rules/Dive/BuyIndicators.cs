namespace SupplierDiversity.Rules.Dive;

/// <summary>
/// The indicators of the DIVE benchmark (EUROCITIES) for a city as a buyer of goods and services. The first was drafted in
/// 2009 for migrant-owned and diverse businesses and names only migrant-owned ones since 2010, when the second was added.
/// </summary>
public static class BuyIndicators
{
    /// <summary>BUY/O/1 of 2009: migrant-owned and diverse businesses have an equal chance to bid.</summary>
    public const string EqualChance2009 = "buy-o-1-2009";

    /// <summary>BUY/O/1 of 2010: migrant-owned businesses have an equal chance to bid.</summary>
    public const string EqualChance2010 = "buy-o-1-2010";

    /// <summary>The outcome added in 2010: suppliers practise diversity and equality in employment.</summary>
    public const string SuppliersPractise = "buy-o-2-2010";

    /// <summary>BUY/P/1: officers have what they need.</summary>
    public const string Resources = "buy-p-1";

    /// <summary>BUY/P/2: the principles are part of the procedures.</summary>
    public const string Procedures = "buy-p-2";

    /// <summary>BUY/P/3: contractors are held to them.</summary>
    public const string Contractors = "buy-p-3";

    /// <summary>BUY/P/4: opportunities are made known where migrant-owned and diverse businesses hear of them.</summary>
    public const string Promotion = "buy-p-4";

    /// <summary>BUY/P/5: monitoring leads to better processes.</summary>
    public const string Monitoring = "buy-p-5";

    /// <summary>All, in the order of the benchmark.</summary>
    public static IReadOnlyList<string> All { get; } = [EqualChance2009, EqualChance2010, SuppliersPractise, Resources, Procedures, Contractors, Promotion, Monitoring];
}
