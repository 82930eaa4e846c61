using System.Reflection;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>
/// What people call a trade in daily life: whoever looks for a "plumber", a "fırın" or a "مخبز" means a part of the CPV whose
/// official name says it otherwise. The words are in <c>everyday-trades.txt</c>, in all languages together, and are never shown.
/// </summary>
internal static class EverydayTrades
{
    private static readonly Lazy<IReadOnlyList<(string Prefix, string Folded)>> Words = new(() => [.. Read().Distinct()]);

    /// <summary>Digits of a part of the CPV with a folded word or words for it; one part has many.</summary>
    public static IReadOnlyList<(string Prefix, string Folded)> All => Words.Value;

    private static IEnumerable<(string, string)> Read()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("codelists/everyday-trades.txt")!;
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(':', 2) is not [var prefix, var words] || line.StartsWith('#'))
            {
                continue;
            }

            foreach (var word in words.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var forms = WordForms.OfEach(word);
                yield return (prefix, string.Join(' ', forms.Select(f => f[0])));
                // "Bäckerei" is typed "Baeckerei" where a keyboard has no ä.
                yield return (prefix, string.Join(' ', forms.Select(f => f[^1])));
            }
        }
    }
}
