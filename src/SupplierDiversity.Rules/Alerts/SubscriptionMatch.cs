namespace SupplierDiversity.Rules.Alerts;

/// <summary>Decides whether a tender is for a subscription, and says why.</summary>
public static class SubscriptionMatch
{
    /// <summary>Every reason why the tender fits; empty when it does not.</summary>
    public static IReadOnlyList<MatchReason> Reasons(AlertFilter filter, AnnouncedTender tender)
    {
        if (filter.IsEverything)
        {
            return [new MatchReason(MatchReasonKind.Everything, "", null)];
        }

        var reasons = new List<MatchReason>();
        return Add(reasons, filter.Cpv, w => Trade(w, tender))
            && Add(reasons, filter.Nuts, w => Place(w, tender))
            && Add(reasons, filter.Words, w => tender.Names(w) ? new MatchReason(MatchReasonKind.Word, w, null) : null)
            ? reasons : [];
    }

    private static bool Add(List<MatchReason> reasons, IReadOnlyList<string> wishes, Func<string, MatchReason?> find)
    {
        if (wishes.Count == 0)
        {
            return true;
        }

        var found = wishes.Select(find).OfType<MatchReason>().ToList();
        reasons.AddRange(found);
        return found.Count > 0;
    }

    private static MatchReason? Trade(string wanted, AnnouncedTender tender) =>
        tender.Cpv.FirstOrDefault(c => c.StartsWith(wanted, StringComparison.Ordinal)) is { } code
            ? new MatchReason(MatchReasonKind.Trade, wanted, code) : null;

    private static MatchReason? Place(string wanted, AnnouncedTender tender)
    {
        // The finest place explains best: DE212 rather than DE.
        var place = tender.Places.Where(p => PlacePrefix.Touches(wanted, p)).MaxBy(p => p.Length);
        return place is not null ? new MatchReason(MatchReasonKind.Place, wanted, place)
            : tender.Anywhere ? new MatchReason(MatchReasonKind.Anywhere, wanted, null)
            : null;
    }
}

/// <summary>What a reason is about.</summary>
public enum MatchReasonKind
{
    /// <summary>The subscription asks for everything.</summary>
    Everything,

    /// <summary>A CPV code begins with the wanted digits.</summary>
    Trade,

    /// <summary>The tender's place lies in the wanted one, or holds it.</summary>
    Place,

    /// <summary>The tender names no place, or any; the wish for a place is kept open.</summary>
    Anywhere,

    /// <summary>A word or phrase stands in title or description.</summary>
    Word,
}

/// <summary>One reason for an alert.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Wanted">The subscription's entry; empty for everything.</param>
/// <param name="Found">The tender's code that fits; null where there is none to name.</param>
public sealed record MatchReason(MatchReasonKind Kind, string Wanted, string? Found);
