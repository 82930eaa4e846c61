using SupplierDiversity.Languages;

namespace SupplierDiversity.Tests.Languages;

/// <summary>Names stand in each reader's own alphabetical order (CLDR collation).</summary>
public class LanguageSortingTests
{
    private static readonly LanguageList All = new();

    public static TheoryData<string, string> Alphabets => new()
    {
        { "en", "apple|Banana|École|zebra" },
        { "de", "Äpfel|Apfelsaft|Ofen|Österreich|Straße|Strauß|Zebra" },
        { "fr", "Eau|Écosse|Égypte|Élagage|Emploi|Œuvre|Offre" },
        { "it", "Caffè|Caffetteria|Città|Età|Perché|Zona" },
        { "es", "Chile|Nuez|Ñandú|Oso" },
        { "nl", "Ierland|IJsland|Italië" },
        { "pl", "Czechy|Ćwiczenia|Lublin|Łódź|Mazury|Zamość|Źródło|Żłobek" },
        { "ro", "Suceava|Școală|Timiș|Țeavă|Ulei" },
        { "tr", "Cam|Çay|Isparta|İstanbul|Su|Şeker|Un|Üzüm" },
        { "ar", "ألمانيا|إيطاليا|بولندا|تركيا|فرنسا|هولندا" },
    };

    [Fact]
    public void Alphabets_EveryLanguageOfThePortal_HasOne() =>
        Assert.Empty(All.All.Select(l => l.Tag).Except(Alphabets.Select(a => a.Data.Item1)));

    [Theory]
    [MemberData(nameof(Alphabets))]
    public void Collation_NamesOfALanguage_StandInItsAlphabet(string tag, string sorted)
    {
        var language = Assert.IsType<Language>(All.Find(tag));
        var names = sorted.Split('|');
        Assert.Equal(names, names.Reverse().Order(language.Collation));
        var small = names.Select(n => n.ToLower(language.Culture)).ToList();
        Assert.Equal(small, Enumerable.Reverse(small).Order(language.Collation));
    }
}
