using System.Globalization;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Languages;

namespace SupplierDiversity.Features.Words;

/// <summary>How far a language is.</summary>
/// <param name="Language">The language.</param>
/// <param name="Texts">Texts it has.</param>
/// <param name="EnglishTexts">Texts English has.</param>
/// <param name="MailTexts">Of its texts, those that stand in mails.</param>
/// <param name="Words">Words of the trade it explains.</param>
/// <param name="EnglishWords">Words English explains.</param>
/// <param name="Lists">Imported official lists with names in this language.</param>
/// <param name="CheckedOn">When a native speaker checked it; null when nobody has.</param>
/// <param name="ChangedOn">When its file was last changed.</param>
public sealed record LanguageState(
    Language Language, int Texts, int EnglishTexts, int MailTexts, int Words, int EnglishWords, long Lists, DateOnly? CheckedOn, DateOnly ChangedOn)
{
    // Ten of each category are enough to see the rule; the Romance languages count millions in a way of their own.
    private static readonly long[] Samples = [.. Enumerable.Range(0, 200).Select(n => (long)n), 1_000_000];

    /// <summary>Counts what a language has.</summary>
    public static LanguageState Of(Language language, Language english, long lists) => new(
        language, Keys(language).Count, Keys(english).Count, Keys(language).Count(InMail),
        ExplainedWord.Of(language).Count, ExplainedWord.Of(english).Count, lists,
        Day(language["language.checked"]), Day(language["language.changed"]) ?? throw new InvalidOperationException($"language.changed of {language.Tag} is no day."));

    /// <summary>The plural forms of a language with the numbers that show them: "one (1), other (0, 2, 3 …)".</summary>
    public static string PluralForms(Language language) => string.Join(", ", Samples
        .GroupBy(n => PluralRule.Of(language.Tag, n)).OrderBy(g => g.Key)
        .Select(g => $"{g.Key.ToString().ToLowerInvariant()} ({string.Join(", ", g.Take(3).Select(language.Number))}{(g.Count() > 3 ? " …" : "")})"));

    private static HashSet<string> Keys(Language language) => language.Texts.Keys.Select(k => k.Split('#')[0]).ToHashSet(StringComparer.Ordinal);

    private static bool InMail(string key) =>
        key.StartsWith("alert_mail.", StringComparison.Ordinal) || key.StartsWith("alerts.letter.", StringComparison.Ordinal);

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
