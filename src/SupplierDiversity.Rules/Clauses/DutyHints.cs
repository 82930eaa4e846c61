using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Clauses;

/// <summary>Duties suggested by words in a lot's own texts: each with the sentence it was read from.</summary>
internal static class DutyHints
{
    /// <summary>Longest excerpt in characters; a longer sentence is cut at a word and ends with "…".</summary>
    public const int ExcerptLength = 400;

    // A description says what is bought. "Courses for refugees" is the subject of the contract, no duty of whoever wins
    // it; only words that can hardly be a subject count there.
    private static readonly HashSet<string> InDescriptions = ["social-return", "non-discrimination", "equal-opportunities-plan", "work-cond"];

    // Selection counts staff ("number of apprentices" asks about size) and repeats exclusion grounds (child labour).
    private static readonly HashSet<string> InSelection = [.. InDescriptions, "gen-eq", "diversity"];

    public static void Add(List<EqualityDuty> duties, NoticeLot lot, string noticeLanguage)
    {
        AddText(duties, lot.PerformanceConditions, ClausePosition.Performance, noticeLanguage);
        foreach (var criterion in lot.AwardCriteria.Where(c => c.Type != "price"))
        {
            var before = duties.Count;
            AddText(duties, criterion.Name, ClausePosition.Award, noticeLanguage);
            AddText(duties, criterion.Description, ClausePosition.Award, noticeLanguage);
            var weight = criterion.Numbers.FirstOrDefault(n => n is { Kind: "number-weight", Code: "per-exa", Number: >= 0 and <= 100 });
            for (var i = before; i < duties.Count && weight is not null; i++)
            {
                duties[i] = duties[i] with { WeightBasisPoints = (int)(weight.Number * 100) };
            }
        }

        foreach (var criterion in lot.SelectionCriteria)
        {
            AddText(duties, criterion.Name, ClausePosition.Selection, noticeLanguage, InSelection);
            AddText(duties, criterion.Description, ClausePosition.Selection, noticeLanguage, InSelection);
        }

        AddText(duties, lot.StrategicDescription, ClausePosition.Unstated, noticeLanguage);
        AddText(duties, lot.Description, ClausePosition.Unstated, noticeLanguage, InDescriptions);
    }

    private static void AddText(List<EqualityDuty> duties, LocalText text, ClausePosition position, string noticeLanguage, HashSet<string>? only = null)
    {
        // The notice's own language first, so that its sentence becomes the excerpt.
        foreach (var (language, words) in text.ByLanguage.OrderBy(t => t.Key != noticeLanguage).ThenBy(t => t.Key, StringComparer.Ordinal))
        {
            if (SocialWords.For(language) is not { } list || !list.MayBeIn(words))
            {
                continue;
            }

            foreach (var sentence in Sentences.Of(words))
            {
                foreach (var tag in list.TagsIn(sentence).Where(t => only?.Contains(t) ?? true))
                {
                    // A coded duty without a stated position is not repeated by a hint without one.
                    if (!duties.Exists(d => d.Tag == tag && d.Position == position))
                    {
                        duties.Add(new(tag, position, DutySource.TextHint, Cut(sentence), language));
                    }
                }
            }
        }
    }

    private static string Cut(string sentence)
    {
        if (sentence.Length <= ExcerptLength)
        {
            return sentence;
        }

        var blank = sentence.LastIndexOf(' ', ExcerptLength - 1);
        return sentence[..(blank > 0 ? blank : ExcerptLength - 1)] + "…";
    }
}
