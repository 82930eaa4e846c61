using System.Text.RegularExpressions;

namespace SupplierDiversity.Rules.Suppliers;

/// <summary>An official register of businesses, by whose numbers a firm is known again.</summary>
/// <param name="Scheme">As org-id.guide names it: NL-KVK.</param>
/// <param name="LocalName">What people in its country call the register or the number; a proper name, not translated.</param>
/// <param name="Example">A number as it is written there; invented.</param>
/// <param name="Pattern">What a number looks like once blanks and signs are gone; empty: anything.</param>
public sealed record BusinessRegister(string Scheme, string LocalName, string Example, string Pattern)
{
    /// <summary>The number for VAT, which most firms of the EU have (Directive 2006/112/EC, article 214).</summary>
    public static BusinessRegister Vat { get; } = new("EU-VAT", "", "NL001234567B01", "[A-Z]{2}[A-Z0-9]{5,13}");

    /// <summary>The global number of a firm (ISO 17442), for countries that are not listed.</summary>
    public static BusinessRegister Lei { get; } = new("XI-LEI", "LEI", "529900ABCDEFGHIJKL12", "[A-Z0-9]{18}[0-9]{2}");

    /// <summary>ISO 3166-1 alpha-2 codes of the countries whose registers are known.</summary>
    public static IReadOnlyList<string> Countries { get; } =
    [
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL",
        "PT", "RO", "SE", "SI", "SK", "TR", "UA",
    ];

    private static readonly HashSet<string> OutsideTheUnion = ["CH", "GB", "NO", "TR", "UA"];

    private static readonly Dictionary<string, BusinessRegister> National = new()
    {
        ["AT"] = new("AT-FB", "Firmenbuch", "FN 123456 a", "(FN)?[0-9]{1,6}[A-Z]"),
        ["BE"] = new("BE-BCE_KBO", "KBO / BCE", "0123.456.789", "[01]?[0-9]{9}"),
        ["BG"] = new("BG-EIK", "ЕИК", "123456789", "[0-9]{9}([0-9]{4})?"),
        ["CH"] = new("CH-FDJP", "UID / IDE / IDI", "CHE-123.456.789", "CHE[0-9]{9}"),
        ["CY"] = new("CY-DRCOR", "Έφορος Εταιρειών", "HE 123456", ""),
        ["CZ"] = new("CZ-ICO", "IČO", "12345678", "[0-9]{7,8}"),
        ["DE"] = new("DE-HRB", "Handelsregister", "HRB 12345, Musterstadt", ""),
        ["DK"] = new("DK-CVR", "CVR", "12 34 56 78", "[0-9]{8}"),
        ["EE"] = new("EE-RIK", "Äriregister", "12345678", "[0-9]{8}"),
        ["ES"] = new("ES-NIF", "NIF", "B12345678", "[A-Z0-9][0-9]{7}[A-Z0-9]"),
        ["FI"] = new("FI-PRO", "Y-tunnus / FO-nummer", "1234567-8", "[0-9]{7,8}"),
        ["FR"] = new("FR-SIREN", "SIREN", "123 456 789", "[0-9]{9}"),
        ["GB"] = new("GB-COH", "Companies House", "01234567", "[A-Z0-9]{8}"),
        ["GR"] = new("GR-GEMI", "ΓΕΜΗ", "123456789000", "[0-9]{9,12}"),
        ["HR"] = new("HR-OIB", "OIB", "12345678901", "[0-9]{11}"),
        ["HU"] = new("HU-CR", "Cégjegyzék", "01-09-123456", "[0-9]{10}"),
        ["IE"] = new("IE-CRO", "CRO", "123456", "[0-9]{4,7}"),
        ["IT"] = new("IT-CF", "Codice fiscale", "01234567890", "[0-9]{11}|[A-Z0-9]{16}"),
        ["LT"] = new("LT-RC", "Juridinių asmenų registras", "123456789", "[0-9]{7,9}"),
        ["LU"] = new("LU-RCS", "RCS", "B123456", "[A-Z][0-9]{1,7}"),
        ["LV"] = new("LV-RE", "Uzņēmumu reģistrs", "40001234567", "[0-9]{11}"),
        ["MT"] = new("MT-MBR", "MBR", "C 12345", "[A-Z]{1,3}[0-9]{1,6}"),
        ["NL"] = new("NL-KVK", "KVK", "12345678", "[0-9]{8}"),
        ["NO"] = new("NO-BRC", "Brønnøysundregistrene", "123 456 789", "[0-9]{9}"),
        ["PL"] = new("PL-NIP", "NIP", "123-456-78-90", "[0-9]{10}"),
        ["PT"] = new("PT-NIPC", "NIPC", "501234567", "[0-9]{9}"),
        ["RO"] = new("RO-CUI", "CUI", "RO12345678", "(RO)?[0-9]{2,10}"),
        ["SE"] = new("SE-BLV", "Organisationsnummer", "556123-4567", "[0-9]{10}"),
        ["SI"] = new("SI-PRS", "Poslovni register", "1234567000", "[0-9]{7}([0-9]{3})?"),
        ["SK"] = new("SK-ORSR", "IČO", "12345678", "[0-9]{8}"),
        ["TR"] = new("TR-MERSIS", "MERSİS", "0123456789012345", "[0-9]{16}"),
        ["UA"] = new("UA-EDR", "ЄДРПОУ", "12345678", "[0-9]{8}([0-9]{2})?"),
    };

    /// <summary>The registers a firm of a country can be known by, the usual one first.</summary>
    public static IReadOnlyList<BusinessRegister> Of(string country) =>
        !National.TryGetValue(country, out var own) ? [Vat, Lei] : OutsideTheUnion.Contains(country) ? [own, Lei] : [own, Vat];

    /// <summary>The number as it is compared, or null when it is no number of this register.</summary>
    public string? Key(string typed) =>
        RegistrationNumber.Key(typed) is { } key && (Pattern.Length == 0 || Regex.IsMatch(key, $"^(?:{Pattern})$", RegexOptions.CultureInvariant)) ? key : null;
}
