using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

/// <summary>Tenders as they are shown now, whole: for matching and for mails.</summary>
public sealed class ShownNotices(Db db, KeptNotices notices)
{
    private const string Columns =
        """
        SELECT t.tender_id, t.shown_notice_key, t.published_at, t.last_deadline_at, t.cancelled_at, t.withdrawn_at, c.time_zone, b.country, CASE WHEN c.one_language = TRUE THEN c.language END AS only_language
        FROM tenders t JOIN buyers b ON b.buyer_id = t.buyer_id LEFT JOIN cities c ON c.city_id = b.city_id
        """;

    /// <summary>The tenders of these ids, withdrawn ones too; unknown ids are missing from the answer.</summary>
    public Task<IReadOnlyDictionary<string, ShownNotice>> FindAsync(DbConnection connection, IEnumerable<string> tenderIds, DbTransaction? transaction = null) =>
        LoadAsync(connection, $"{Columns} WHERE {db.In("t.tender_id", "@ids")}", new { ids = tenderIds.Distinct().ToArray() }, transaction);

    private async Task<IReadOnlyDictionary<string, ShownNotice>> LoadAsync(DbConnection connection, string sql, object parameters, DbTransaction? transaction)
    {
        var rows = (await connection.QueryAsync<ShownRow>(sql, parameters, transaction)).ToList();
        var read = await notices.ReadAsync(connection, rows.Select(r => r.ShownNoticeKey), transaction);
        return rows.ToDictionary(r => r.TenderId, r => Shown(r, read[r.ShownNoticeKey]));
    }

    private static ShownNotice Shown(ShownRow row, KeptNotice kept) => new()
    {
        TenderId = row.TenderId,
        NoticeKey = row.ShownNoticeKey,
        Kept = kept,
        Zone = row.TimeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(row.TimeZone, out var zone) ? zone : CountryZone.Of(row.Country),
        OnlyLanguage = row.OnlyLanguage,
        PublishedAt = row.PublishedAt,
        LastDeadlineAt = row.LastDeadlineAt,
        IsCancelled = row.CancelledAt is not null,
        IsWithdrawn = row.WithdrawnAt is not null,
    };

    private sealed record ShownRow
    {
        public required string TenderId { get; init; }
        public required Guid ShownNoticeKey { get; init; }
        public required DateTimeOffset PublishedAt { get; init; }
        public required DateTimeOffset? LastDeadlineAt { get; init; }
        public required DateTimeOffset? CancelledAt { get; init; }
        public required DateTimeOffset? WithdrawnAt { get; init; }
        public required string? TimeZone { get; init; }
        public required string? Country { get; init; }
        public required string? OnlyLanguage { get; init; }
    }
}

/// <summary>A tender with the notice it is shown from.</summary>
public sealed record ShownNotice
{
    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }
    /// <summary>Key of the notice: another one means other contents.</summary>
    public required Guid NoticeKey { get; init; }
    /// <summary>The notice with what was found in it.</summary>
    public required KeptNotice Kept { get; init; }
    /// <summary>The notice as read.</summary>
    public Notice Notice => Kept.Notice;
    /// <summary>What lists and searches need of it.</summary>
    public TenderFacts Facts => Kept.Facts;
    /// <summary>The zone deadlines are shown in: the city's, else that of the buyer's country.</summary>
    public required TimeZoneInfo Zone { get; init; }
    /// <summary>The one language the city's pages and mails are in, by a rule it is under; null: all.</summary>
    public string? OnlyLanguage { get; init; }
    /// <summary>The moment (UTC) the portal took the tender in.</summary>
    public required DateTimeOffset PublishedAt { get; init; }
    /// <summary>The last deadline of any lot; null when none is stated.</summary>
    public required DateTimeOffset? LastDeadlineAt { get; init; }
    /// <summary>True when the procedure was cancelled.</summary>
    public required bool IsCancelled { get; init; }
    /// <summary>True when no live notice is left.</summary>
    public required bool IsWithdrawn { get; init; }

    /// <summary>The tender as subscriptions are held against it: all codes, and all texts in all languages.</summary>
    public AnnouncedTender Announced => new(
        Facts.Cpv,
        Facts.Places,
        Notice.Lots.SelectMany(l => new[] { l.Title, l.Description }).Prepend(Notice.Description).Prepend(Notice.Title).SelectMany(t => t.ByLanguage.Values));
}
