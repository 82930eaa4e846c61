using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Words;

/// <summary>How far each language is, all its texts beside the English ones, and how to correct one.</summary>
[Public]
[Route("/{lang:lang}/languages")]
public sealed class LanguagesController(LanguageList languages, CodeListCounts lists) : Controller
{
    /// <summary>A line for each language.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        var (all, named) = await lists.CountAsync(languages.All.Select(l => l.Tag), ct);
        return View("Languages", new LanguagesPage([.. languages.All.Select(l => LanguageState.Of(l, languages.Default, named[l.Tag]))], all));
    }

    /// <summary>One part of a language's texts, the first unless one is named.</summary>
    [HttpGet("{tag}")]
    public IActionResult ShowTexts(string tag, string? part)
    {
        if (languages.All.FirstOrDefault(l => l.Tag == tag) is not { } language)
        {
            return NotFound();
        }

        var english = languages.Default;
        var parts = language.Texts.Keys.Select(Part).Distinct().Order(StringComparer.Ordinal).ToList();
        var shown = part ?? parts[0];
        if (!parts.Contains(shown))
        {
            return NotFound();
        }

        var texts = language.Texts.Where(t => Part(t.Key) == shown).OrderBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => new ShownText(t.Key, english.Texts.GetValueOrDefault(t.Key), t.Value)).ToList();
        return View("LanguageTexts", new LanguageTextsPage(language, parts, shown, texts));
    }

    private static string Part(string key) => key.Split('.')[0];
}

/// <summary>The page of all languages.</summary>
/// <param name="Languages">English first.</param>
/// <param name="Lists">How many official lists were imported.</param>
public sealed record LanguagesPage(IReadOnlyList<LanguageState> Languages, long Lists);

/// <summary>The page of a language's texts.</summary>
/// <param name="Language">The language.</param>
/// <param name="Parts">First parts of keys.</param>
/// <param name="Part">The part shown.</param>
/// <param name="Texts">Its texts by key.</param>
public sealed record LanguageTextsPage(Language Language, IReadOnlyList<string> Parts, string Part, IReadOnlyList<ShownText> Texts);

/// <summary>A text beside its English original.</summary>
/// <param name="Key">Its name; plural texts as "key#category".</param>
/// <param name="English">The original; null for a plural form that English does not have.</param>
/// <param name="Text">The text.</param>
public sealed record ShownText(string Key, string? English, string Text);
