namespace SupplierDiversity.Rules.Disclosure;

/// <summary>What linked tables must not tell.</summary>
public sealed record DisclosureRules
{
    /// <summary>The least count that is printed besides zero (k); 1 hides no count.</summary>
    public required int LeastCount { get; init; }

    /// <summary>Rows that are wholly of one group; null: they may be told.</summary>
    public TellingRows? Telling { get; init; }

    /// <summary>Where euros are told and when one firm stands out in them; null: no euros are told.</summary>
    public Dominance? Dominance { get; init; }

    /// <summary>
    /// Cells that must be hidden for another reason, such as all firms of one tender; what is hidden must look as if it could be
    /// k more.
    /// </summary>
    public IReadOnlyCollection<int> AlsoHidden { get; init; } = [];

    /// <summary>How many ways are tried to hide fewer cells.</summary>
    public int Attempts { get; init; } = 16;

    /// <summary>
    /// Cells that are printed whatever happens, because other tables say them too; their counts are zero or at least k. What is
    /// hidden must be able to be large though everybody knows these.
    /// </summary>
    public IReadOnlyCollection<int> Known { get; init; } = [];
}

/// <summary>
/// The p % rule (Hundepool and others, <i>Statistical Disclosure Control</i>, 2012, § 4.2): a sum must not be told if the firm
/// with the second largest share, who knows its own, could work out the largest one's to within p %. That is so where all the
/// others together have less than p % of the largest. A sum that is hidden must be able to be so much larger that it no longer
/// helps the second firm.
/// </summary>
/// <param name="Percent">p.</param>
/// <param name="Dimension">Which dimension of the common table says whether firms can have euros.</param>
/// <param name="Code">The code of those that can, such as winners; only their sums are told.</param>
public sealed record Dominance(int Percent, int Dimension, string Code)
{
    /// <summary>What is usual in official statistics.</summary>
    public const int Usual = 10;

    /// <summary>By how much a sum must be able to be larger; zero or less: it may be told.</summary>
    /// <param name="sum">The sum, in cents.</param>
    /// <param name="largest">The largest share in it.</param>
    /// <param name="second">The second largest.</param>
    public long Margin(long sum, long largest, long second) => (largest * Percent / 100) - (sum - largest - second);
}
