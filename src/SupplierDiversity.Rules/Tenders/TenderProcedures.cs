namespace SupplierDiversity.Rules.Tenders;

/// <summary>
/// Which procedure each notice belongs to. A notice that names a known notice (BT-758, BT-1501) belongs where that one
/// belongs; else to its own procedure (BT-04), versions of one notice together to that of the highest version.
/// </summary>
public static class TenderProcedures
{
    /// <summary>The procedure id by notice key.</summary>
    public static IReadOnlyDictionary<Guid, string> Of(IReadOnlyCollection<NoticeFacts> notices)
    {
        var byId = notices.GroupBy(n => n.NoticeId, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, TenderDerivation.Current, StringComparer.OrdinalIgnoreCase);
        var byNumber = notices.Where(n => n.PublicationNumber is not null).GroupBy(n => n.PublicationNumber!)
            .ToDictionary(g => g.Key, TenderDerivation.Current);
        return notices.ToDictionary(n => n.Key, n => ProcedureOf(byId[n.NoticeId], byId, byNumber));
    }

    private static string ProcedureOf(NoticeFacts notice, Dictionary<string, NoticeFacts> byId, Dictionary<string, NoticeFacts> byNumber)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { notice.NoticeId };
        var at = notice;
        while (at.Names is { } names && (byId.GetValueOrDefault(names.Name) ?? byNumber.GetValueOrDefault(names.Name)) is { } target
            && !target.NoticeId.Equals(at.NoticeId, StringComparison.OrdinalIgnoreCase))
        {
            at = byId[target.NoticeId];
            if (!seen.Add(at.NoticeId))
            {
                // Notices that name each other in a circle: one of them has to be the first.
                return seen.Select(id => byId[id].OwnProcedure).Min(StringComparer.Ordinal)!;
            }
        }

        return at.OwnProcedure;
    }
}
