namespace SupplierDiversity.Rules.Notices;

/// <summary>
/// How much a notice may ask of the reader before it is refused. The largest of 362 collected notices has 1.76 MB,
/// 100 lots and 13 levels; the defaults leave room and still bound time and memory.
/// </summary>
public sealed record NoticeLimits
{
    /// <summary>The limits used where an operator sets none.</summary>
    public static NoticeLimits Default { get; } = new();

    /// <summary>Size of the file in bytes.</summary>
    public int MaxBytes { get; init; } = 10_000_000;
    /// <summary>Nesting of elements.</summary>
    public int MaxDepth { get; init; } = 64;
    /// <summary>Attributes of one element, namespace declarations included.</summary>
    public int MaxAttributes { get; init; } = 64;
    /// <summary>Lots; the id format (LOT-nnnn) ends at 9 999.</summary>
    public int MaxLots { get; init; } = 9_999;
    /// <summary>Organisations described in the notice.</summary>
    public int MaxOrganisations { get; init; } = 20_000;
    /// <summary>Characters of one value that is not a text: id, code, number, place or web address.</summary>
    public int MaxValueLength { get; init; } = 2_000;
    /// <summary>Characters of one text: name, title, description or reason.</summary>
    public int MaxTextLength { get; init; } = 100_000;
    /// <summary>
    /// Winners and the organisations behind them, counted once a lot result. Results, contracts and tenders refer to
    /// each other, so a small file could otherwise describe billions of winners.
    /// </summary>
    public int MaxWinnerLinks { get; init; } = 100_000;
    /// <summary>Warnings kept; what comes after is dropped.</summary>
    public int MaxWarnings { get; init; } = 200;
}
