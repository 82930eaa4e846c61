using System.Text.RegularExpressions;

namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>The parts of a sentence, which end at a comma, a colon, a bracket or a "but", and whether a part denies what it names.</summary>
internal static partial class SentenceParts
{
    private const int SameDenial = 5;
    private const int SameRefusal = 3;

    /// <summary>The parts of a text in order, each with what it speaks of; positions count words of the whole text.</summary>
    public static List<List<Mention>> Of(string text, GuardWords words)
    {
        List<List<Mention>> parts = [];
        var start = 0;
        foreach (var part in PartEnd().Split(text))
        {
            var partWords = words.WordsOf(part);
            parts.AddRange(AtContrasts([.. words.MentionsIn(partWords).Select(m => m with { Start = m.Start + start })]));
            start += partWords.Count;
        }

        return parts;
    }

    /// <summary>
    /// True for a part that denies. "Not" and "without" deny; "not without" and "those without … are rejected" do not.
    /// </summary>
    public static bool Denies(List<Mention> part, bool before, List<Mention> next)
    {
        var gives = Has(part, Concept.Advantage) || Has(part, Concept.Quota) || Has(part, Concept.AtLeast);
        if (Has(part, Concept.Neutral) || (Has(part, Concept.Principle) && !gives) || (Has(part, Concept.Nobody) && Has(part, Concept.Refuse)))
        {
            return true;
        }

        // "Sin ninguna", "fără nicio" deny once; "none without" twice. "Refuses nobody" denies, "who is not … is refused" does not.
        var nots = part.Where(m => m.Concept == Concept.Not && !Near(part, Concept.Without, m, SameDenial, before: true)).ToList();
        var without = Has(part, Concept.Without);
        if (nots.Exists(n => part.Exists(m => m.Concept == Concept.Only && m.Start > n.Start)))
        {
            // "None but", "لا … إلا".
            return false;
        }

        if (nots.Count > 0 || without)
        {
            var refused = Has(part, Concept.Refuse) || (Has(next, Concept.Refuse) && !Has(next, Concept.Not));
            return nots.Exists(n => Near(part, Concept.Refuse, n, SameRefusal, before: false)) || (nots.Count > 0 ? 1 : 0) + (without ? 1 : 0) + (refused ? 1 : 0) != 2;
        }

        // "… regardless of sex, origin, faith": a list goes on until something is asked or given again.
        return before && !gives && !Has(part, Concept.Must) && !Has(part, Concept.Owner) && (!Has(part, Concept.Only) || Has(part, Concept.Refuse));
    }

    /// <summary>"Who is not … cannot …": closes the door to all others.</summary>
    public static bool ClosesTheDoor(List<Mention> part, List<Mention> next) =>
        Has(part, Concept.Whoever) && !Has(part, Concept.Neutral) && !Has(part, Concept.Principle)
        && part.Count(m => m.Concept is Concept.Not or Concept.Without) is var nots and > 0
        && (nots > 1 || Has(part, Concept.Refuse) || Has(next, Concept.Not) || Has(next, Concept.Refuse));

    /// <summary>True when the part speaks of it.</summary>
    public static bool Has(List<Mention> part, Concept concept) => part.Exists(m => m.Concept == concept);

    private static bool Near(List<Mention> part, Concept concept, Mention to, int words, bool before) =>
        part.Exists(m => m.Concept == concept && Math.Abs(to.Start - m.Start) < words && (!before || m.Start < to.Start));

    private static IEnumerable<List<Mention>> AtContrasts(List<Mention> mentions)
    {
        var from = 0;
        for (var i = 1; i < mentions.Count; i++)
        {
            if (mentions[i].Concept == Concept.But)
            {
                yield return mentions[from..i];
                from = i;
            }
        }

        yield return mentions[from..];
    }

    [GeneratedRegex(@"[,،:](?=\s)|[()–—]|\s-\s")]
    private static partial Regex PartEnd();
}
