using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Monitoring;

namespace SupplierDiversity.Features.Notices;

/// <summary>Tenders and results as public figures count them, for any feature to ask.</summary>
public sealed class CountedNotices(Db db)
{
    /// <summary>A number that moves whenever tenders are written.</summary>
    public async Task<long> StampAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(CountedNoticesSql.Stamp, cancellationToken: ct));
    }

    /// <summary>
    /// What was published for these buyers. A tender bought jointly counts for each of its buyers and once for all of
    /// them together. Withdrawn notices, planning, direct awards and changes of contracts are left out.
    /// </summary>
    public async Task<(IReadOnlyList<CountedTender> Tenders, IReadOnlyList<CountedResult> Results)> OfBuyersAsync(
        IEnumerable<Guid> buyers, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var which = new { buyers = buyers.ToArray() };
        async Task<List<T>> List<T>(string sql) => (await connection.QueryAsync<T>(new CommandDefinition(sql, which, cancellationToken: ct))).AsList();

        var tenders = await List<TenderCountRow>(CountedNoticesSql.Tenders(db));
        var results = await List<ResultCountRow>(CountedNoticesSql.Results(db));
        var wins = (await List<WinRow>(CountedNoticesSql.Wins(db))).ToLookup(w => w.LotResultId);
        // Last: notices are never deleted, so the days of all that was read before are there. One withdrawn meanwhile is not.
        var days = new PublicationDays(await List<PublicationRow>(CountedNoticesSql.Publications(db)));
        return (
            tenders.ConvertAll(t => new CountedTender(days.OfTender(t.TenderId, t.Kind, t.PublishedAt), t.LotCount, t.Duty)),
            results.FindAll(r => days.Knows(r.NoticeKey)).ConvertAll(r => new CountedResult
            {
                Day = days.OfNotice(r.NoticeKey),
                Status = r.Status,
                NotAwardedReason = r.NotAwardedReason,
                Bids = r.Bids,
                SmeBids = r.SmeBids,
                OtherEeaBids = r.OtherEeaBids,
                OutsideEeaBids = r.OutsideEeaBids,
                Wins = [.. wins[r.LotResultId].Select(w => new CountedWin(w.Size, w.ValueCents, w.Currency))],
            }));
    }

    /// <summary>When things were first published: a correction does not move a tender or a result into another year.</summary>
    private sealed class PublicationDays(List<PublicationRow> notices)
    {
        private readonly Dictionary<(string, string), DateOnly> _ofTender = notices
            .GroupBy(n => (n.TenderId, n.Kind)).ToDictionary(g => g.Key, g => g.Min(n => n.Day));

        private readonly Dictionary<Guid, DateOnly> _ofNotice = notices
            .GroupBy(n => n.NoticeId).SelectMany(g => g.Select(n => (n.NoticeKey, Day: g.Min(m => m.Day)))).ToDictionary(n => n.NoticeKey, n => n.Day);

        public DateOnly OfTender(string tender, string kind, DateTimeOffset otherwise) =>
            _ofTender.TryGetValue((tender, kind), out var day) ? day : DateOnly.FromDateTime(otherwise.UtcDateTime);

        public bool Knows(Guid key) => _ofNotice.ContainsKey(key);

        public DateOnly OfNotice(Guid key) => _ofNotice[key];
    }
}
