namespace SupplierDiversity.Rules.Suppliers;

/// <summary>
/// The size of a firm by the European definition: Commission Recommendation 2003/361/EC, annex, article 2. Staff must be
/// below a bound, and either yearly turnover or balance sheet total at most another; the firm may choose which of the two.
/// </summary>
/// <example>9 people and EUR 2,000,000 turnover: micro. 10 people: small. 249 people, EUR 60 m turnover, EUR 43 m balance: medium.</example>
public static class FirmSize
{
    private static readonly (string Size, int StaffBelow, long Turnover, long Balance)[] Bounds =
    [
        ("micro", 10, 2_000_000, 2_000_000),
        ("small", 50, 10_000_000, 10_000_000),
        ("medium", 250, 50_000_000, 43_000_000),
    ];

    /// <summary>micro, small, medium or large; null when what is missing could change the answer.</summary>
    /// <param name="staff">Yearly work units (article 5), those of linked and of partner firms counted as article 6 says.</param>
    /// <param name="turnover">Yearly turnover without VAT in whole euros.</param>
    /// <param name="balance">Balance sheet total in whole euros.</param>
    public static string? Of(int? staff, long? turnover, long? balance)
    {
        foreach (var (size, staffBelow, mostTurnover, mostBalance) in Bounds)
        {
            var few = staff is null ? null : (bool?)(staff < staffBelow);
            var poor = turnover <= mostTurnover || balance <= mostBalance ? true
                : turnover is null || balance is null ? (bool?)null : false;
            if (few == true && poor == true)
            {
                return size;
            }

            if (few != false && poor != false)
            {
                return null;
            }
        }

        return "large";
    }
}
