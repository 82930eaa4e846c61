using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>CPV codes whose names hold a word of the title or description, with that word.</summary>
internal static class CpvSuggestions
{
    private const int ShortestWord = 5;
    private const int MostWords = 12;
    private const int OfOneWord = 2;
    private const int Most = 6;

    public static IReadOnlyList<(string Code, string Word)> Of(TenderDraft draft, CpvSearch search) =>
    [
        .. FoldedText.Words($"{draft.Title} {draft.Description}").Where(w => w.Length >= ShortestWord && !w.All(char.IsAsciiDigit)).Distinct().Take(MostWords)
            .SelectMany(w => search.Find(w, draft.Language, OfOneWord).Select(h => (h.Code, Word: w)))
            .DistinctBy(s => s.Code).Where(s => !draft.Cpv.Contains(s.Code)).Take(Most),
    ];
}
