using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Tenders;

/// <summary>The words a tender is found by: its texts in all languages, its lots, its buyers, its numbers.</summary>
public static class TenderWords
{
    private const int LongestWord = 100;
    private const int MostWords = 50_000;

    /// <summary>The distinct folded words (<see cref="FoldedText"/>), in no order.</summary>
    public static IReadOnlyCollection<string> Of(Notice notice)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in Texts(notice).Distinct())
        {
            using var folded = FoldedText.Lend(text);
            foreach (var range in folded.Words.Split(' '))
            {
                var word = folded.Words[range];
                if (!word.IsEmpty && words.Count < MostWords)
                {
                    known.Add(word.Length <= LongestWord ? word : word[..LongestWord]);
                }
            }
        }

        return words;
    }

    private static IEnumerable<string> Texts(Notice notice)
    {
        List<LocalText> texts = [notice.Title, notice.Description, .. notice.Buyers.Select(b => b.Name)];
        foreach (var lot in notice.Lots)
        {
            texts.AddRange([lot.Title, lot.Description, lot.PerformanceConditions, lot.StrategicDescription]);
        }

        return texts.SelectMany(t => t.ByLanguage.Values).Append(notice.NoticeId).Append(notice.PublicationNumber ?? "");
    }
}
