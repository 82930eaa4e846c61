namespace SupplierDiversity.Rules.Notices;

/// <summary>Language codes of eForms (ISO 639-2, three letters) as ISO 639-1.</summary>
internal static class NoticeLanguages
{
    /// <summary>The two-letter code; an unknown code is kept in lower case.</summary>
    public static string ToIso(string code) => code switch
    {
        "BUL" => "bg", "CES" => "cs", "DAN" => "da", "DEU" => "de", "ELL" => "el", "ENG" => "en", "EST" => "et",
        "FIN" => "fi", "FRA" => "fr", "GLE" => "ga", "HRV" => "hr", "HUN" => "hu", "ITA" => "it", "LAV" => "lv",
        "LIT" => "lt", "MLT" => "mt", "NLD" => "nl", "POL" => "pl", "POR" => "pt", "RON" => "ro", "SLK" => "sk",
        "SLV" => "sl", "SPA" => "es", "SWE" => "sv",
        "NOB" => "nb", "NNO" => "nn", "NOR" => "no", "ISL" => "is",
        // Further languages a bid may be written in, and some that notices are translated into.
        "AFR" => "af", "BEL" => "be", "BOS" => "bs", "CAT" => "ca", "CYM" => "cy", "EUS" => "eu", "GLG" => "gl",
        "HYE" => "hy", "KAT" => "ka", "LTZ" => "lb", "MKD" => "mk", "SME" => "se", "HEB" => "he", "JPN" => "ja",
        "KOR" => "ko", "HIN" => "hi", "VIE" => "vi",
        "ARA" => "ar", "TUR" => "tr", "UKR" => "uk", "RUS" => "ru", "SOM" => "so", "TIR" => "ti",
        "PRS" or "FAS" => "fa", "KUR" => "ku", "SRP" => "sr", "SQI" => "sq", "URD" => "ur", "CMN" or "ZHO" => "zh",
        _ => Other(code),
    };

    private static string Other(string code)
    {
        var upper = code.Trim().ToUpperInvariant();
        return upper == code ? code.ToLowerInvariant() : ToIso(upper);
    }
}
