using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Words;

/// <summary>The words of the trade, each explained in a sentence.</summary>
[Public]
public sealed class WordsController : Controller
{
    /// <summary>All of them in the reader's alphabetical order.</summary>
    [HttpGet("/{lang:lang}/words")]
    public IActionResult Show() => View("Words", ExplainedWord.Of(HttpContext.Language()));
}

/// <summary>A word of the trade.</summary>
/// <param name="Id">Its name in addresses: "/en/words#lot".</param>
/// <param name="Name">The word as the portal uses it.</param>
/// <param name="Meaning">What it means, in one or two plain sentences.</param>
public sealed record ExplainedWord(string Id, string Name, string Meaning)
{
    private const string Family = "words.term.";

    /// <summary>The words a language explains, sorted as it sorts.</summary>
    public static IReadOnlyList<ExplainedWord> Of(Language reader) =>
        [.. reader.Texts.Keys.Where(k => k.StartsWith(Family, StringComparison.Ordinal)).Select(k => k[Family.Length..].Split('.')[0]).Distinct()
            .Select(id => new ExplainedWord(id, reader[$"words.term.{id}.name"], reader[$"words.term.{id}.meaning"]))
            .OrderBy(w => w.Name, reader.Collation)];
}
