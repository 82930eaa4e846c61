namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// How many firms, and whether all of them took part in one and the same tender only: nothing of a single tender may be
/// told, because whoever bid there may know the others. Counts add up and can be taken away again; that they are of one tender
/// is read from sums as well: numbers are all equal exactly when n times the sum of their squares is the square of their sum.
/// </summary>
/// <param name="Firms">Different firms.</param>
/// <param name="Several">Those of them that took part in more than one tender.</param>
/// <param name="Marks">Sum of the marks of the tenders of all others.</param>
/// <param name="Squares">Sum of the squares of these marks.</param>
/// <param name="Keys">Sum of the firms' random keys, modulo 2³² (<see cref="Disclosure.CellKeyNoise"/>).</param>
public readonly record struct FirmCount(long Firms, long Several, long Marks, long Squares, uint Keys = 0)
{
    // Two tenders share a mark once in a million pairs; they count as one then, which hides more and never less.
    private const int MarkBits = 20;

    /// <summary>True: there are firms, and all are of one tender.</summary>
    public bool IsOneTender => Firms > 0 && Several == 0 && (Int128)Firms * Squares == (Int128)Marks * Marks;

    /// <summary>A firm that took part in these tenders.</summary>
    public static FirmCount One(IEnumerable<string> tenders) => tenders.Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? OfMark(Mark(only)) : new(1, 1, 0, 0);

    /// <summary>A firm of one tender with this mark.</summary>
    public static FirmCount OfMark(long mark) => new(1, 0, mark, mark * mark);

    /// <summary>The mark of a tender (FNV-1a, folded).</summary>
    public static long Mark(string tender)
    {
        ArgumentNullException.ThrowIfNull(tender);
        var hash = 2166136261u;
        foreach (var letter in tender)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return (hash ^ (hash >> MarkBits)) & ((1u << MarkBits) - 1);
    }

    /// <summary>Both together.</summary>
    public static FirmCount operator +(FirmCount x, FirmCount y) => new(x.Firms + y.Firms, x.Several + y.Several, x.Marks + y.Marks, x.Squares + y.Squares, unchecked(x.Keys + y.Keys));

    /// <summary>The first without the second.</summary>
    public static FirmCount operator -(FirmCount x, FirmCount y) => new(x.Firms - y.Firms, x.Several - y.Several, x.Marks - y.Marks, x.Squares - y.Squares, unchecked(x.Keys - y.Keys));

    /// <inheritdoc cref="op_Addition"/>
    public static FirmCount Add(FirmCount left, FirmCount right) => left + right;

    /// <inheritdoc cref="op_Subtraction"/>
    public static FirmCount Subtract(FirmCount left, FirmCount right) => left - right;
}
