using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tenders;

/// <summary>
/// Makes a tender from all live notices of its procedure. The order in which they arrived plays no part: importing
/// version 2 before version 1 gives the same tender as the other way round.
/// </summary>
public static class TenderDerivation
{
    private static readonly NoticeKind[] ResultKinds = [NoticeKind.Result, NoticeKind.DirectAward, NoticeKind.Modification];

    /// <summary>The shape of the tender; null when no notice is live.</summary>
    public static TenderShape? Of(IEnumerable<NoticeFacts> live)
    {
        var standing = Standing([.. live]);
        if (standing.Count == 0)
        {
            return null;
        }

        var shown = Newest(standing.Where(n => n.Kind == NoticeKind.Call))
            ?? Newest(standing.Where(n => n.Kind != NoticeKind.Modification))
            ?? Newest(standing)!;
        var results = standing.Where(n => ResultKinds.Contains(n.Kind) && !n.Cancels).ToList();
        return new TenderShape
        {
            Shown = shown,
            IsCancelled = shown.Cancels,
            ResultAt = results.Count == 0 ? null : results.Min(n => n.ImportedAt),
            Results = ResultsByLot(results),
        };
    }

    /// <summary>The version that counts of one notice id: the highest, and of equal ones the one published last.</summary>
    public static NoticeFacts Current(IEnumerable<NoticeFacts> sameId) =>
        sameId.OrderByDescending(n => n.Version).ThenByDescending(n => n.OrderKey, StringComparer.Ordinal)
            .ThenByDescending(n => n.Sha256, StringComparer.Ordinal).First();

    /// <summary>Current versions that no change notice of the same kind has replaced.</summary>
    private static List<NoticeFacts> Standing(IReadOnlyList<NoticeFacts> live)
    {
        var current = live.GroupBy(n => n.NoticeId, StringComparer.OrdinalIgnoreCase).Select(Current).ToList();
        var changes = current.Where(n => n is { Replaces: true, Names: not null }).ToList();
        if (changes.Count == 0)
        {
            return current;
        }

        var standing = current.Where(n => !changes.Exists(c => Replaced(n, c))).ToList();
        // Notices that name each other in a circle replace nobody.
        standing.AddRange(current.GroupBy(n => n.Kind).Where(g => !standing.Exists(s => s.Kind == g.Key)).SelectMany(g => g));
        return standing;
    }

    private static bool Replaced(NoticeFacts notice, NoticeFacts change) =>
        change.Key != notice.Key && change.Kind == notice.Kind && notice.IsMeantBy(change.Names!)
        && (change.Names!.Version is null || change.Names.Version >= notice.Version);

    private static NoticeFacts? Newest(IEnumerable<NoticeFacts> notices) =>
        notices.OrderByDescending(n => n.OrderKey, StringComparer.Ordinal).ThenByDescending(n => n.Sha256, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>
    /// Award notices for different lots add up; for one lot the newest award counts, without any award the newest
    /// announced direct award, and without that a modification of the contract.
    /// </summary>
    private static List<LotResultSource> ResultsByLot(List<NoticeFacts> results)
    {
        var byLot = new SortedDictionary<string, LotResultSource>(StringComparer.Ordinal);
        foreach (var notice in ResultKinds.SelectMany(kind => results.Where(n => n.Kind == kind)
            .OrderByDescending(n => n.OrderKey, StringComparer.Ordinal).ThenByDescending(n => n.Sha256, StringComparer.Ordinal)))
        {
            foreach (var lot in notice.ResultLots)
            {
                byLot.TryAdd(lot, new(notice.Key, lot));
            }
        }

        return [.. byLot.Values];
    }
}

/// <summary>What a tender is, by its notices.</summary>
public sealed record TenderShape
{
    /// <summary>The notice the tender is shown from: the newest call, else the newest of the rest.</summary>
    public required NoticeFacts Shown { get; init; }
    /// <summary>True when that notice cancels the procedure.</summary>
    public required bool IsCancelled { get; init; }
    /// <summary>When the portal took in the first result; null without one.</summary>
    public required DateTimeOffset? ResultAt { get; init; }
    /// <summary>Which notice each lot's result is taken from.</summary>
    public required IReadOnlyList<LotResultSource> Results { get; init; }
}

/// <summary>The notice that one lot's result is taken from.</summary>
/// <param name="NoticeKey">The portal's key of the notice.</param>
/// <param name="LotId">The lot (BT-13713); "" for results without a lot.</param>
public sealed record LotResultSource(Guid NoticeKey, string LotId);
