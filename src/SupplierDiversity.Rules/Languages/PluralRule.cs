namespace SupplierDiversity.Rules.Languages;

/// <summary>The six plural categories of Unicode CLDR.</summary>
public enum PluralCategory
{
    /// <summary>zero</summary>
    Zero,

    /// <summary>one</summary>
    One,

    /// <summary>two</summary>
    Two,

    /// <summary>few</summary>
    Few,

    /// <summary>many</summary>
    Many,

    /// <summary>other; every language has it</summary>
    Other,
}

/// <summary>Plural categories of whole numbers (Unicode CLDR, supplemental plurals, cardinal, integers only).</summary>
public static class PluralRule
{
    /// <summary>The category of a count in a language (ISO 639-1); unknown languages count like English.</summary>
    public static PluralCategory Of(string language, long count)
    {
        var n = Math.Abs(count);
        return language switch
        {
            "zh" or "ja" or "ko" or "vi" or "th" => PluralCategory.Other,
            "fr" or "pt" => n <= 1 ? PluralCategory.One : Millions(n),
            "es" or "it" or "ca" => n == 1 ? PluralCategory.One : Millions(n),
            "fa" or "bn" or "gu" or "hi" or "pa" or "ti" or "am" or "hy" => n <= 1 ? PluralCategory.One : PluralCategory.Other,
            "ar" => Arabic(n),
            "pl" => n == 1 ? PluralCategory.One : SlavicFew(n) ? PluralCategory.Few : PluralCategory.Many,
            "ru" or "uk" or "be" => EndsInOne(n) ? PluralCategory.One : SlavicFew(n) ? PluralCategory.Few : PluralCategory.Many,
            "sr" or "hr" or "bs" => EndsInOne(n) ? PluralCategory.One : SlavicFew(n) ? PluralCategory.Few : PluralCategory.Other,
            "mk" or "is" => EndsInOne(n) ? PluralCategory.One : PluralCategory.Other,
            "cs" or "sk" => n == 1 ? PluralCategory.One : n is >= 2 and <= 4 ? PluralCategory.Few : PluralCategory.Other,
            "ro" => n == 1 ? PluralCategory.One : n == 0 || n % 100 is >= 1 and <= 19 ? PluralCategory.Few : PluralCategory.Other,
            "sl" => (n % 100) switch { 1 => PluralCategory.One, 2 => PluralCategory.Two, 3 or 4 => PluralCategory.Few, _ => PluralCategory.Other },
            "lt" => Lithuanian(n),
            "lv" => n % 10 == 0 || n % 100 is >= 11 and <= 19 ? PluralCategory.Zero : EndsInOne(n) ? PluralCategory.One : PluralCategory.Other,
            "he" => n switch { 1 => PluralCategory.One, 2 => PluralCategory.Two, _ => PluralCategory.Other },
            "ga" => n switch
            {
                1 => PluralCategory.One,
                2 => PluralCategory.Two,
                >= 3 and <= 6 => PluralCategory.Few,
                >= 7 and <= 10 => PluralCategory.Many,
                _ => PluralCategory.Other,
            },
            "mt" => Maltese(n),
            _ => n == 1 ? PluralCategory.One : PluralCategory.Other,
        };
    }

    private static PluralCategory Millions(long n) => n != 0 && n % 1_000_000 == 0 ? PluralCategory.Many : PluralCategory.Other;

    private static PluralCategory Arabic(long n) => n switch
    {
        0 => PluralCategory.Zero,
        1 => PluralCategory.One,
        2 => PluralCategory.Two,
        _ => (n % 100) switch { >= 3 and <= 10 => PluralCategory.Few, >= 11 => PluralCategory.Many, _ => PluralCategory.Other },
    };

    private static PluralCategory Maltese(long n) => n switch
    {
        1 => PluralCategory.One,
        2 => PluralCategory.Two,
        _ when n == 0 || n % 100 is >= 3 and <= 10 => PluralCategory.Few,
        _ => n % 100 is >= 11 and <= 19 ? PluralCategory.Many : PluralCategory.Other,
    };

    private static PluralCategory Lithuanian(long n) =>
        n % 100 is >= 11 and <= 19 || n % 10 == 0 ? PluralCategory.Other : n % 10 == 1 ? PluralCategory.One : PluralCategory.Few;

    private static bool EndsInOne(long n) => n % 10 == 1 && n % 100 != 11;

    private static bool SlavicFew(long n) => n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14);
}
