namespace SupplierDiversity.Rules.Monitoring;

/// <summary>
/// A count with what it is a share of, and with how much is known at all. The share is only of what is known: 3 of 10
/// lots whose bids are known, known for 10 of 14 lots. What is not known is in neither number.
/// </summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many that are known.</param>
/// <param name="Known">For how many lots, tenders or winning bids it is known.</param>
/// <param name="KnownOf">Of how many there are.</param>
public readonly record struct Part(long Count, long Of, int Known, int KnownOf)
{
    /// <summary>The share in basis points (1 of 4 = 2500), halves rounded up; null when nothing is known.</summary>
    public int? BasisPoints => Of == 0 ? null : (int)(((Count * 20_000) + Of) / (2 * Of));

    /// <summary>For how many it is not known.</summary>
    public int NotKnown => KnownOf - Known;
}
