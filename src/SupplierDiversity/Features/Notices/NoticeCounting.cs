using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Monitoring;

namespace SupplierDiversity.Features.Notices;

/// <summary>Counts tenders from their notices and results.</summary>
internal static class NoticeCounting
{
    /// <summary>The sums of each of these tenders; none for one of which nothing counts.</summary>
    public static async Task<IReadOnlyList<(string TenderId, IReadOnlyList<YearSums> Years)>> OfTendersAsync(
        Db db, DbConnection connection, DbTransaction? transaction, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var which = new { tenders = ids };
        async Task<List<T>> List<T>(string sql) => (await connection.QueryAsync<T>(new CommandDefinition(sql, which, transaction, cancellationToken: ct))).AsList();

        var tenders = (await List<TenderCountRow>(CountedNoticesSql.Tenders(db))).ToLookup(t => t.TenderId);
        var results = (await List<ResultCountRow>(CountedNoticesSql.Results(db))).ToLookup(r => r.TenderId);
        var wins = (await List<WinRow>(CountedNoticesSql.Wins(db))).ToLookup(w => w.LotResultId);
        // Last: notices are never deleted, so the days of all that was read before are there. One withdrawn meanwhile is not.
        var notices = (await List<PublicationRow>(CountedNoticesSql.Publications(db))).ToLookup(n => n.TenderId);
        return [.. ids.Select(id =>
        {
            var days = new PublicationDays([.. notices[id]]);
            return (id, YearCount.Sums(
                tenders[id].Select(t => new CountedTender(days.OfTender(t.Kind, t.PublishedAt), t.LotCount, t.Duty)),
                results[id].Where(r => days.Knows(r.NoticeKey)).Select(r => new CountedResult
                {
                    Day = days.OfNotice(r.NoticeKey),
                    Status = r.Status,
                    NotAwardedReason = r.NotAwardedReason,
                    Bids = r.Bids,
                    SmeBids = r.SmeBids,
                    OtherEeaBids = r.OtherEeaBids,
                    OutsideEeaBids = r.OutsideEeaBids,
                    Wins = [.. wins[r.LotResultId].Select(w => new CountedWin(w.Size, w.ValueCents, w.Currency))],
                })));
        })];
    }

    /// <summary>When a tender's notices were first published: a correction does not move it or its result into another year.</summary>
    private sealed class PublicationDays(List<PublicationRow> notices)
    {
        private readonly Dictionary<Guid, DateOnly> _ofNotice = notices
            .GroupBy(n => n.NoticeId).SelectMany(g => g.Select(n => (n.NoticeKey, Day: g.Min(m => m.Day)))).ToDictionary(n => n.NoticeKey, n => n.Day);

        public DateOnly OfTender(string kind, DateTimeOffset otherwise)
        {
            var days = notices.Where(n => n.Kind == kind).Select(n => n.Day).ToList();
            return days.Count > 0 ? days.Min() : DateOnly.FromDateTime(otherwise.UtcDateTime);
        }

        public bool Knows(Guid key) => _ofNotice.ContainsKey(key);

        public DateOnly OfNotice(Guid key) => _ofNotice[key];
    }
}
