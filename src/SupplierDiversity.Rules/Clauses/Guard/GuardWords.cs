using System.Collections.Frozen;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>What a sentence talks about, as far as single words and phrases tell.</summary>
[Flags]
internal enum Concepts
{
    None = 0,

    /// <summary>Somebody's own origin: ethnic origin, nationality, migration background.</summary>
    Origin = 1 << 0,

    /// <summary>People called by it: migrants, refugees, minorities.</summary>
    Group = 1 << 1,

    /// <summary>Firms called by it: migrant-owned businesses.</summary>
    FirmOfOrigin = 1 << 2,
    Owner = 1 << 3,
    Staff = 1 << 4,
    Preference = 1 << 5,
    Reserved = 1 << 6,
    Must = 1 << 7,

    /// <summary>A quota by name, or a number together with "at least" or "%".</summary>
    Quota = 1 << 8,

    /// <summary>Users, training, information: the words are about whom a service is for.</summary>
    Service = 1 << 9,

    /// <summary>Regardless of, without discrimination, no preference.</summary>
    Neutral = 1 << 10,
    LocalFirm = 1 << 11,
    Native = 1 << 12,
    PersonData = 1 << 13,
    Aggregate = 1 << 14,
    CompanyWide = 1 << 15,
    Label = 1 << 16,
    Equivalent = 1 << 17,
    Wages = 1 << 18,
    Sheltered = 1 << 19,
    ArticleTwenty = 1 << 20,
    Equality = 1 << 21,
    AtLeast = 1 << 22,
}

/// <summary>The words by which the guard reads a language; one list each.</summary>
internal sealed partial class GuardWords
{
    private static readonly Dictionary<string, Concepts> Names = new(StringComparer.Ordinal)
    {
        ["origin"] = Concepts.Origin,
        ["group"] = Concepts.Group,
        ["firm"] = Concepts.FirmOfOrigin,
        ["owner"] = Concepts.Owner,
        ["staff"] = Concepts.Staff,
        ["preference"] = Concepts.Preference,
        ["reserved"] = Concepts.Reserved,
        ["must"] = Concepts.Must,
        ["quota"] = Concepts.Quota,
        ["at-least"] = Concepts.AtLeast,
        ["service"] = Concepts.Service,
        ["neutral"] = Concepts.Neutral,
        ["local"] = Concepts.LocalFirm,
        ["native"] = Concepts.Native,
        ["person-data"] = Concepts.PersonData,
        ["aggregate"] = Concepts.Aggregate,
        ["company-wide"] = Concepts.CompanyWide,
        ["label"] = Concepts.Label,
        ["equivalent"] = Concepts.Equivalent,
        ["wages"] = Concepts.Wages,
        ["sheltered"] = Concepts.Sheltered,
        ["article-20"] = Concepts.ArticleTwenty,
        ["equality"] = Concepts.Equality,
    };

    private static readonly FrozenDictionary<string, GuardWords> ByLanguage =
        Lists().ToFrozenDictionary(l => l.Language, l => new GuardWords(l.Language, l.Text), StringComparer.Ordinal);

    private readonly string _language;
    private readonly List<(Concepts Concept, WordPhrases Phrases)> _lists = [];

    private GuardWords(string language, string text)
    {
        _language = language;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var phrases = new WordPhrases();
            foreach (var phrase in line[(colon + 1)..].Split('|'))
            {
                phrases.Add(phrase, 0);
            }

            _lists.Add((Names[line[..colon]], phrases));
        }
    }

    public static IEnumerable<string> Languages => ByLanguage.Keys;

    public static GuardWords? For(string language) => ByLanguage.GetValueOrDefault(language);

    /// <summary>What a sentence talks about.</summary>
    public Concepts Read(string sentence)
    {
        var folded = FoldedText.Of(sentence);
        if (_language == "ar")
        {
            folded = string.Join(' ', folded.Split(' ').Select(ArabicStem));
        }

        var said = Concepts.None;
        foreach (var (concept, phrases) in _lists)
        {
            said |= phrases.AreIn(folded) ? concept : Concepts.None;
        }

        // "At least 20 %" counts; "20 %" alone does too, and "at least" without a number does not.
        var number = sentence.Any(char.IsDigit);
        return number && (sentence.AsSpan().IndexOfAny('%', '٪') >= 0 || said.HasFlag(Concepts.AtLeast)) ? said | Concepts.Quota : said;
    }

    // And, so, with, for and the article are written together with the Arabic word that follows.
    private static string ArabicStem(string word)
    {
        if (word.Length > 4 && word[0] is 'و' or 'ف')
        {
            word = word[1..];
        }

        if (word.Length > 4 && (word.StartsWith("بال", StringComparison.Ordinal) || word.StartsWith("كال", StringComparison.Ordinal)))
        {
            return word[3..];
        }

        if (word.Length > 3 && (word.StartsWith("لل", StringComparison.Ordinal) || word.StartsWith("ال", StringComparison.Ordinal)))
        {
            return word[2..];
        }

        return word;
    }
}
