namespace SupplierDiversity.Rules.Reports;

/// <summary>The rows of a report: what was frozen of a bidder's two statuses, for the city whose tender it was.</summary>
public enum BidderGroup
{
    /// <summary>Migrant-owned, and not known to be diverse.</summary>
    MigrantOwned,

    /// <summary>Diverse, and not known to be migrant-owned.</summary>
    Diverse,

    /// <summary>Migrant-owned and diverse.</summary>
    Both,

    /// <summary>Known to be neither.</summary>
    Neither,

    /// <summary>Not known: not lawful to ask, not asked, refused, withdrawn or expired; never taken for a no.</summary>
    Unknown,
}

/// <summary>Finds the row of a bidder.</summary>
public static class BidderGroups
{
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>The row of two frozen results. A yes counts though the other is open; a no counts only where both are known.</summary>
    /// <param name="migrantOwned">Code of the frozen result: <c>yes</c>, <c>no</c>, <c>undeclared</c>, <c>cannot-be-determined</c>; null: none was frozen.</param>
    /// <param name="diverse">The same of the other status.</param>
    public static BidderGroup Of(string? migrantOwned, string? diverse) => (migrantOwned, diverse) switch
    {
        (Yes, Yes) => BidderGroup.Both,
        (Yes, _) => BidderGroup.MigrantOwned,
        (_, Yes) => BidderGroup.Diverse,
        (No, No) => BidderGroup.Neither,
        _ => BidderGroup.Unknown,
    };
}
