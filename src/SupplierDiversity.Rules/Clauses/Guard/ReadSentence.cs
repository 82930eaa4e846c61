using System.Text.RegularExpressions;

namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>
/// A sentence as the guard reads it: what it speaks of, part by part, where a part ends at a comma, a colon, a bracket or a
/// "but". Parts that deny ("regardless of origin", "no points for …") are mute: what they name is not asked for.
/// </summary>
internal sealed partial class ReadSentence
{
    private const int SameDenial = 5;

    private readonly List<Mention> _all = [];
    private readonly HashSet<Mention> _mute = [];
    private readonly bool _holdersFollow;

    public ReadSentence(string text, GuardWords words, string language)
    {
        Text = text;
        // In Turkish what describes a person stands before the noun; in the other nine mostly after.
        _holdersFollow = language == "tr";
        var (start, denied) = (0, false);
        foreach (var part in PartEnd().Split(text))
        {
            var partWords = words.WordsOf(part);
            foreach (var mentions in AtContrasts(words.MentionsIn(partWords)))
            {
                denied = mentions.TrueForAll(m => m.Concept != Concept.But) && Denies(mentions, denied);
                var shifted = mentions.Select(m => m with { Start = m.Start + start }).ToList();
                _all.AddRange(shifted);
                if (denied)
                {
                    _mute.UnionWith(shifted);
                }
            }

            start += partWords.Count;
        }
    }

    public string Text { get; }

    /// <summary>True when all of these are spoken of outside mute parts.</summary>
    public bool Says(params ReadOnlySpan<Concept> concepts)
    {
        foreach (var concept in concepts)
        {
            if (!_all.Exists(m => m.Concept == concept && !_mute.Contains(m)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when any of these is spoken of outside mute parts.</summary>
    public bool SaysAny(params ReadOnlySpan<Concept> concepts)
    {
        foreach (var concept in concepts)
        {
            if (Says(concept))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when it is named at all, also where it is denied.</summary>
    public bool Names(Concept concept) => _all.Exists(m => m.Concept == concept);

    /// <summary>True when a negation stands in one part with the concept: "no other label", "subcontracting is excluded".</summary>
    public bool Denied(Concept concept) => _mute.Any(m => m.Concept == concept);

    /// <summary>A number with "at least", a share or a majority: something is counted.</summary>
    public bool Counts => Says(Concept.Quota) || (Says(Concept.AtLeast) && (Says(Concept.Number) || Text.Any(char.IsDigit)));

    /// <summary>
    /// Whose a word is: of these holders the one nearest to a mention of the concept. "Staff trained to serve migrants"
    /// speaks of migrants as users, "train staff of migrant origin" of staff.
    /// </summary>
    public bool IsOf(Concept concept, ReadOnlySpan<Concept> holders)
    {
        foreach (var mention in _all.Where(m => m.Concept == concept && !_mute.Contains(m)))
        {
            if (HolderOf(mention) is { } holder && holders.Contains(holder))
            {
                return true;
            }
        }

        return false;
    }

    private Concept? HolderOf(Mention word)
    {
        List<Mention> holders = [.. _all.Where(m => m.Concept is Concept.Owner or Concept.Bidder or Concept.Staff or Concept.User)];
        if (holders.Count == 0)
        {
            return null;
        }

        // "Staff who serve customers must be of foreign origin": beyond a "must" it is the subject that has to be so.
        var nearest = holders.MinBy(h => Distance(word, h));
        var subject = _all.Exists(m => m.Concept == Concept.Must && m.Start >= nearest.End && m.End <= word.Start) ? holders[0] : nearest;
        return subject.Concept;
    }

    private int Distance(Mention word, Mention holder)
    {
        var follows = holder.Start >= word.Start;
        var gap = follows ? holder.Start - word.End + 1 : word.Start - holder.End + 1;
        return follows == _holdersFollow ? 2 * gap : 3 * gap;
    }

    // "Not" and "without" deny; "not without" and "those without … are rejected" do not.
    private static bool Denies(List<Mention> part, bool before)
    {
        bool Has(Concept concept) => part.Exists(m => m.Concept == concept);
        var gives = Has(Concept.Advantage) || Has(Concept.Quota) || Has(Concept.AtLeast);
        if (Has(Concept.Neutral) || (Has(Concept.Principle) && !gives))
        {
            return true;
        }

        if (Has(Concept.Not) || Has(Concept.Without))
        {
            // "sin ninguna", "fără nicio" deny once; "none without" twice.
            var not = part.Exists(m => m.Concept == Concept.Not && !part.Exists(w => w.Concept == Concept.Without && w.Start < m.Start && m.Start - w.Start < SameDenial));
            return (not ? 1 : 0) + (Has(Concept.Without) ? 1 : 0) + (Has(Concept.Refuse) ? 1 : 0) != 2;
        }

        // "… regardless of sex, origin, faith": a list goes on until something is asked or given again.
        return before && !gives && !Has(Concept.Must) && !Has(Concept.Only);
    }

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
