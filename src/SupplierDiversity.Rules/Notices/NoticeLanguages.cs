using System.Collections.Frozen;

namespace SupplierDiversity.Rules.Notices;

/// <summary>Language codes of eForms (ISO 639-2/T, three letters) as ISO 639-1.</summary>
internal static class NoticeLanguages
{
    private static readonly FrozenDictionary<string, string> Codes =
        """
        BUL bg  CES cs  DAN da  DEU de  ELL el  ENG en  EST et  FIN fi  FRA fr  GLE ga  HRV hr  HUN hu
        ITA it  LAV lv  LIT lt  MLT mt  NLD nl  POL pl  POR pt  RON ro  SLK sk  SLV sl  SPA es  SWE sv
        NOB nb  NNO nn  NOR no  ISL is  SME se
        ARA ar  TUR tr  UKR uk  RUS ru  SOM so  TIR ti  PRS fa  FAS fa  KUR ku  SRP sr  SQI sq  URD ur  CMN zh  ZHO zh
        AFR af  BEL be  BOS bs  CAT ca  CYM cy  EUS eu  GLG gl  HEB he  HIN hi  HYE hy  JPN ja  KAT ka  KOR ko  LTZ lb
        MKD mk  VIE vi
        """
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>The two-letter code; an unknown code is kept in lower case.</summary>
    public static string ToIso(string code) => Codes.TryGetValue(code, out var iso) ? iso : code.Trim().ToLowerInvariant();

    private static readonly FrozenDictionary<string, string> Letters =
        Codes.GroupBy(pair => pair.Value, pair => pair.Key).ToFrozenDictionary(same => same.Key, same => same.Order(StringComparer.Ordinal).First(), StringComparer.Ordinal);

    // The official languages of the Union and those that EEA countries publish in.
    private static readonly FrozenSet<string> Official = FrozenSet.Create(StringComparer.Ordinal,
        "bg", "cs", "da", "de", "el", "en", "et", "fi", "fr", "ga", "hr", "hu", "it", "lv", "lt", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "es", "sv",
        "nb", "nn", "no", "is");

    /// <summary>The three letters of eForms; an unknown language is kept in upper case.</summary>
    public static string ToEforms(string iso) => Letters.TryGetValue(iso, out var code) ? code : iso.ToUpperInvariant();

    /// <summary>The three letters of a language that notices are written in (BT-702); null for any other.</summary>
    public static string? OfNotices(string iso) => Official.Contains(iso) ? ToEforms(iso) : null;
}
