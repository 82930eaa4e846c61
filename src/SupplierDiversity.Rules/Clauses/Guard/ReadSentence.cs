namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>
/// A sentence as the guard reads it: what it speaks of, part by part, where a part ends at a comma, a colon, a bracket or a
/// "but". Parts that deny ("regardless of origin", "no points for …") are mute: what they name is not asked for.
/// </summary>
internal sealed class ReadSentence
{
    private readonly List<Mention> _all = [];
    private readonly HashSet<Mention> _mute = [];
    private readonly bool _holdersFollow;
    private readonly bool _closed;

    public ReadSentence(string text, GuardWords words, string language)
    {
        Text = text;
        // In Turkish what describes a person stands before the noun; in the other nine mostly after.
        _holdersFollow = language == "tr";
        var parts = SentenceParts.Of(text, words);
        var denied = false;
        for (var i = 0; i < parts.Count; i++)
        {
            var next = i + 1 < parts.Count ? parts[i + 1] : [];
            _all.AddRange(parts[i]);
            if (SentenceParts.ClosesTheDoor(parts[i], next))
            {
                (_closed, denied) = (true, false);
                continue;
            }

            denied = !SentenceParts.Has(parts[i], Concept.But) && SentenceParts.Denies(parts[i], denied, next);
            if (denied)
            {
                _mute.UnionWith(parts[i]);
            }
        }
    }

    public string Text { get; }

    /// <summary>True when all of these are spoken of outside mute parts.</summary>
    public bool Says(params ReadOnlySpan<Concept> concepts)
    {
        foreach (var concept in concepts)
        {
            if (!_all.Exists(m => m.Concept == concept && !_mute.Contains(m)) && !(_closed && concept == Concept.Only))
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
    /// speaks of migrants as users, "train staff of migrant origin" of staff. Where nobody is named it is <paramref name="unnamed"/>.
    /// </summary>
    public bool IsOf(Concept concept, ReadOnlySpan<Concept> holders, Concept unnamed)
    {
        foreach (var mention in _all.Where(m => m.Concept == concept && !_mute.Contains(m)))
        {
            if (holders.Contains(HolderOf(mention) ?? unnamed))
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
}
