using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Rules.Ocds;

/// <summary>Codes of eForms as the code lists of "OCDS for eForms" have them; null where there is none.</summary>
internal static class OcdsCodes
{
    /// <summary>BT-105; the list is closed.</summary>
    public static string? Method(string? procedure) => procedure switch
    {
        "open" => "open",
        "restricted" or "neg-w-call" or "comp-dial" or "innovation" or "comp-tend" => "selective",
        "neg-wo-call" => "limited",
        _ => null,
    };

    /// <summary>BT-23; the list is closed.</summary>
    public static string? Category(string? nature) => nature switch
    {
        "supplies" => "goods",
        "works" or "services" => nature,
        _ => null,
    };

    /// <summary>BT-765; "none" and unknown codes have no method.</summary>
    public static string? FrameworkMethod(string? framework) => framework switch
    {
        "fa-mix" => "withAndWithoutReopeningCompetition",
        "fa-w-rc" => "withReopeningCompetition",
        "fa-wo-rc" => "withoutReopeningCompetition",
        _ => null,
    };

    /// <summary>BT-809, and BT-747 of older notices; the list is closed.</summary>
    public static string? SelectionType(string? type) => type switch
    {
        null => null,
        "sui-act" => "suitability",
        "ef-stand" => "economic",
        "tp-abil" => "technical",
        _ when type.StartsWith("slc-suit", StringComparison.Ordinal) => "suitability",
        _ when type.StartsWith("slc-stand", StringComparison.Ordinal) => "economic",
        _ when type.StartsWith("slc-abil", StringComparison.Ordinal) => "technical",
        _ => "other",
    };

    /// <summary>BT-541 with its kind: which member of a number, and its code; the lists are closed.</summary>
    public static (string Name, string Code)? Number(string kind, string? code) => (kind, code) switch
    {
        ("number-weight", "dec-exa") => ("weight", "decimalExact"),
        ("number-weight", "dec-mid") => ("weight", "decimalRangeMiddle"),
        ("number-weight", "ord-imp") => ("weight", "order"),
        ("number-weight", "per-exa") => ("weight", "percentageExact"),
        ("number-weight", "per-mid") => ("weight", "percentageRangeMiddle"),
        ("number-weight", "poi-exa") => ("weight", "pointsExact"),
        ("number-weight", "poi-mid") => ("weight", "pointsRangeMiddle"),
        ("number-fixed", "fix-tot") => ("fixed", "total"),
        ("number-fixed", "fix-unit") => ("fixed", "unit"),
        ("number-threshold", "max-pass") => ("threshold", "maximumBids"),
        ("number-threshold", "min-score") => ("threshold", "minimumScore"),
        _ => null,
    };

    /// <summary>BT-760. "t-large" and "t-no-verif" have no measure in OCDS.</summary>
    public static string? Measure(string submissions) => submissions switch
    {
        "tenders" => "bids",
        "part-req" => "requests",
        "t-esubm" => "electronicBids",
        "t-med" => "mediumBids",
        "t-micro" => "microBids",
        "t-small" => "smallBids",
        "t-sme" => "smeBids",
        "t-oth-eea" => "foreignBidsFromEU",
        "t-no-eea" => "foreignBidsFromNonEU",
        "t-verif-inad" => "disqualifiedBids",
        "t-verif-inad-low" => "tendersAbnormallyLow",
        _ => null,
    };

    /// <summary>BT-165; the list is closed.</summary>
    public static string? Scale(string? size) => size is "micro" or "small" or "medium" or "large" or "sme" ? size : null;

    /// <summary>BT-727 in the words of the code list.</summary>
    public static string? Anywhere(string code) => code switch
    {
        "anyw" => "Anywhere",
        "anyw-eea" => "Anywhere in the European Economic Area",
        "anyw-cou" => "Anywhere in the given country",
        _ => null,
    };

    /// <summary>A country as ISO 3166-1 alpha-2, from alpha-3; the list is closed, so that an unknown one is left out.</summary>
    public static string? Country(string? alpha3) => alpha3 switch
    {
        null => null,
        "1A0" => "XK",
        _ => PlaceCodes.CountryLetters(alpha3) switch { "EL" => "GR", "UK" => "GB", var letters => letters },
    };
}
