using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// Notices read lately, with what was found in them: for pages, matching and mails. A stored notice never changes, so
/// what was read once stays true; reading one and looking through its texts costs more than the rest of its page.
/// </summary>
public sealed class KeptNotices(Db db)
{
    private const int Most = 500;
    private const string FindOne = "SELECT document_json FROM notices WHERE notice_key = @noticeKey";
    private readonly ConcurrentDictionary<Guid, KeptNotice> _kept = new();

    /// <summary>A notice that is stored.</summary>
    public async ValueTask<KeptNotice> ReadAsync(DbConnection connection, Guid noticeKey) =>
        _kept.TryGetValue(noticeKey, out var known)
            ? known : Keep(noticeKey, await connection.QuerySingleAsync<string>(FindOne, new { noticeKey }));

    /// <summary>Several notices at once, by key; unknown keys are missing from the answer.</summary>
    public async Task<IReadOnlyDictionary<Guid, KeptNotice>> ReadAsync(DbConnection connection, IEnumerable<Guid> noticeKeys, DbTransaction? transaction = null)
    {
        var read = new Dictionary<Guid, KeptNotice>();
        var missing = new List<Guid>();
        foreach (var key in noticeKeys.Distinct())
        {
            if (_kept.TryGetValue(key, out var known))
            {
                read.Add(key, known);
            }
            else
            {
                missing.Add(key);
            }
        }

        if (missing.Count > 0)
        {
            foreach (var row in await connection.QueryAsync<DocumentRow>(PublicationSql.LoadDocuments(db), new { keys = missing.ToArray() }, transaction))
            {
                read.Add(row.NoticeKey, Keep(row.NoticeKey, row.DocumentJson));
            }
        }

        return read;
    }

    private KeptNotice Keep(Guid noticeKey, string document)
    {
        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd(noticeKey, new KeptNotice(NoticeDocument.Read<Notice>(document)));
    }
}

/// <summary>A stored notice with what was found in it.</summary>
public sealed class KeptNotice(Notice notice)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<(string Lot, EqualityDuty Duty)>> _duties = new(StringComparer.Ordinal);

    /// <summary>The notice as read.</summary>
    public Notice Notice => notice;

    /// <summary>What lists and searches need of it.</summary>
    public TenderFacts Facts => field ??= TenderFacts.Of(notice);

    /// <summary>The duties of all lots, quoted in the reader's language where the notice is written in it too.</summary>
    public IReadOnlyList<(string Lot, EqualityDuty Duty)> DutiesFor(string reader) =>
        _duties.GetOrAdd(notice.OtherLanguages.Contains(reader) ? reader : notice.Language, language =>
            [.. notice.Lots.SelectMany(lot => EqualityDuties.Of(lot, language).Select(duty => (lot.LotId, duty)))]);
}
