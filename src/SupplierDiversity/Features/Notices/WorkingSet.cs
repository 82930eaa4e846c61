using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

/// <summary>The notices of one transaction with everything the database knows of their procedures.</summary>
internal sealed class WorkingSet(Db db, DbConnection connection, DbTransaction transaction, CancellationToken ct)
{
    private readonly Dictionary<string, KnownFileRow> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, NoticeFacts> _live = [];
    private readonly Dictionary<Guid, PreparedNotice> _documents = [];
    private readonly HashSet<string> _loaded = new(StringComparer.Ordinal);

    /// <summary>The tender each live notice stands under in the database.</summary>
    public Dictionary<Guid, string> StoredUnder { get; } = [];

    public Dictionary<string, TenderRow> Tenders { get; } = new(StringComparer.Ordinal);

    /// <summary>The last edition of each tender that was not taken back, and the highest number used.</summary>
    public Dictionary<string, (EditionRow? Last, int Number)> Editions { get; } = new(StringComparer.Ordinal);

    /// <summary>Which notices the results in the database are from, by tender.</summary>
    public Dictionary<string, List<LotResultSource>> ResultSources { get; } = new(StringComparer.Ordinal);

    /// <summary>Notices taken in now, by key.</summary>
    public Dictionary<Guid, IncomingNotice> Taken { get; } = [];

    public bool IsSqlite => db.Engine == DatabaseEngine.Sqlite;

    public IReadOnlyCollection<NoticeFacts> Live => _live.Values;

    /// <summary>Looks up what the database knows of these notices' procedures.</summary>
    public async Task LoadForAsync(IReadOnlyList<IncomingNotice> notices)
    {
        var facts = notices.Select(n => NoticeFacts.Of(n.Notice, default, n.Sha256, default)).ToList();
        var ids = facts.Select(f => f.NoticeId).ToList();
        var numbers = facts.Select(f => f.PublicationNumber).OfType<string>().ToList();
        var named = facts.Select(f => f.Names?.Name).OfType<string>().ToList();
        await using var found = await connection.QueryMultipleAsync(PublicationSql.FindRelated(db), new
        {
            shas = notices.Select(n => n.Sha256).ToArray(),
            ids = ids.Concat(named).Distinct().ToArray(),
            numbers = named.ToArray(),
            names = ids.Concat(numbers).Distinct().ToArray(),
        }, transaction);
        foreach (var row in await found.ReadAsync<KnownFileRow>())
        {
            _files.Add(row.Sha256, row);
        }

        var related = await found.ReadAsync<string>();
        await LoadAsync([.. related, .. facts.Select(f => TenderId.Of(f.OwnProcedure).Text), .. _files.Values.Select(f => f.TenderId)]);
    }

    /// <summary>Loads tenders whole, each once.</summary>
    public async Task LoadAsync(IEnumerable<string> tenders)
    {
        var missing = tenders.Where(_loaded.Add).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        await using var rows = await connection.QueryMultipleAsync(PublicationSql.LoadTenders(db), new { tenders = missing }, transaction);
        foreach (var row in await rows.ReadAsync<NoticeRow>())
        {
            _live.Add(row.NoticeKey, row.Facts);
            StoredUnder.Add(row.NoticeKey, row.TenderId);
        }

        foreach (var row in await rows.ReadAsync<TenderRow>())
        {
            Tenders.Add(row.TenderId, row);
        }

        foreach (var row in await rows.ReadAsync<EditionRow>())
        {
            Editions[row.TenderId] = (row.WithdrawnAt is null ? row : Editions.GetValueOrDefault(row.TenderId).Last, row.Number);
        }

        foreach (var group in (await rows.ReadAsync<ResultSourceRow>()).GroupBy(r => r.TenderId))
        {
            ResultSources.Add(group.Key, [.. group.Select(r => new LotResultSource(r.NoticeKey, r.LotId))]);
        }
    }

    /// <summary>Takes a notice in and tells what it is to the portal.</summary>
    public PublishedNotice Take(PreparedNotice prepared, DateTimeOffset now)
    {
        var incoming = prepared.Incoming;
        if (incoming.Notice.Kind == NoticeKind.OutOfScope)
        {
            return new(incoming, NoticeOutcome.Skipped, null, $"Notices of this kind ({incoming.Notice.Subtype ?? incoming.Notice.NoticeType ?? "unknown"}) are outside the portal's scope.");
        }

        if (_files.TryGetValue(incoming.Sha256, out var known) && known.WithdrawnAt is null)
        {
            return new(incoming, NoticeOutcome.Unchanged, known.TenderId, null);
        }

        var facts = NoticeFacts.Of(prepared.Notice, known?.NoticeKey ?? Guid.CreateVersion7(), incoming.Sha256, now);
        var (outcome, remark) = Compare(facts);
        _live.Add(facts.Key, facts);
        _documents.Add(facts.Key, prepared);
        Taken.Add(facts.Key, incoming);
        _files[incoming.Sha256] = new KnownFileRow { NoticeKey = facts.Key, Sha256 = incoming.Sha256, TenderId = "" };
        return new(incoming, outcome, "", remark);
    }

    /// <summary>Forgets a notice that is withdrawn.</summary>
    public void Drop(Guid key) => _live.Remove(key);

    /// <summary>The tender a file's notice stands under in the end.</summary>
    public string? TenderOf(string sha256) => StoredUnder.GetValueOrDefault(_files[sha256].NoticeKey) ?? _files[sha256].TenderId;

    /// <summary>Makes sure the documents of these notices are at hand.</summary>
    public async Task LoadDocumentsAsync(IEnumerable<Guid> keys)
    {
        var missing = keys.Where(k => !_documents.ContainsKey(k)).Distinct().ToArray();
        if (missing.Length > 0)
        {
            foreach (var row in await connection.QueryAsync<DocumentRow>(PublicationSql.LoadDocuments(db), new { keys = missing }, transaction))
            {
                _documents.Add(row.NoticeKey, PreparedNotice.OfKept(row.DocumentJson, new("", "", NoticeDocument.Read<Notice>(row.DocumentJson))));
            }
        }
    }

    public PreparedNotice Document(Guid key) => _documents[key];

    /// <summary>The buyers that are known already, by match key.</summary>
    public async Task<Dictionary<string, BuyerRow>> FindBuyersAsync(IEnumerable<string> keys)
    {
        ct.ThrowIfCancellationRequested();
        var rows = await connection.QueryAsync<BuyerRow>(PublicationSql.FindBuyers(db), new { keys = keys.ToArray() }, transaction);
        return rows.ToDictionary(r => r.MatchKey, StringComparer.Ordinal);
    }

    private (NoticeOutcome Outcome, string? Remark) Compare(NoticeFacts facts)
    {
        var same = _live.Values.Where(n => n.NoticeId.Equals(facts.NoticeId, StringComparison.OrdinalIgnoreCase)).ToList();
        if (same.Count == 0)
        {
            return (facts.Names is { } names && facts.Replaces && _live.Values.Any(n => n.IsMeantBy(names)) ? NoticeOutcome.Updated : NoticeOutcome.Published, null);
        }

        var twin = same.Exists(n => n.Version == facts.Version)
            ? "Another file has the same notice id and version with different content; the one published last counts." : null;
        return ReferenceEquals(TenderDerivation.Current([.. same, facts]), facts)
            ? (NoticeOutcome.Updated, twin)
            : (NoticeOutcome.Unchanged, twin ?? "A newer version of this notice is known; this one is kept and changes nothing.");
    }
}
