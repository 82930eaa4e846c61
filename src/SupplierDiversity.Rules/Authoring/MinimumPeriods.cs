namespace SupplierDiversity.Rules.Authoring;

/// <summary>
/// Minimum periods of Directive 2014/24/EU, with documents and bids by electronic means (art. 22, 53(1)). Counted as
/// Regulation (EEC, Euratom) No 1182/71 does: the day of sending does not count, the last day counts whole.
/// </summary>
public static class MinimumPeriods
{
    /// <summary>Fewest days from sending the notice until bids or requests are due, and the article; null where the directive sets none.</summary>
    public static (int Days, string Article)? For(string regime, string procedure, bool urgent) => (regime, procedure) switch
    {
        ("standard", "open") => urgent ? (15, "2014/24/EU art. 27(3)") : (30, "2014/24/EU art. 27(1), (4)"),
        ("standard", "restricted") => urgent ? (15, "2014/24/EU art. 28(6)(a)") : (30, "2014/24/EU art. 28(1)"),
        ("standard", "neg-w-call") => urgent ? (15, "2014/24/EU art. 29(1), 28(6)(a)") : (30, "2014/24/EU art. 29(1)"),
        _ => null,
    };

    /// <summary>Days before the deadline by which answers to questions must be out (art. 53(2)), and the article; null where the directive sets none.</summary>
    public static (int Days, string Article)? Answers(string regime, bool urgent) =>
        regime == "standard" ? (urgent ? 4 : 6, "2014/24/EU art. 53(2)") : null;

    /// <summary>The first day on which the deadline may fall when the notice goes out on a day.</summary>
    public static DateOnly Earliest(DateOnly sentOn, int days) => sentOn.AddDays(days);
}
