using System.Data.Common;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// Takes notices into the portal: keeps each as it came, makes the tender anew from all live notices of its procedure
/// and writes what is to be announced, all in one transaction a chunk. A notice the database refuses does not stop the
/// others: its chunk is taken back and done again one by one.
/// </summary>
public sealed class TenderPublication(Db db, TimeProvider clock)
{
    private const int ChunkSize = 50;

    /// <summary>Publishes notices and tells what became of each, in their order.</summary>
    /// <param name="notices">The notices, any number; at most 50 share a transaction.</param>
    /// <param name="importId">The import they belong to (<see cref="NoticeImports.BeginAsync"/>); its counts grow with each chunk.</param>
    /// <param name="announce">False keeps the baseline of later changes without announcing anything now.</param>
    /// <param name="ct">Stops between chunks or rolls the running one back.</param>
    public async Task<IReadOnlyList<PublishedNotice>> PublishAsync(
        IReadOnlyList<IncomingNotice> notices, Guid importId, bool announce, CancellationToken ct) =>
        await PublishAsync([.. notices.Select(PreparedNotice.Of)], importId, announce, ct);

    /// <summary>
    /// Publishes a notice that was written in the portal, in the transaction of its signature: the signature, the tender
    /// and what is to be announced stand together or not at all.
    /// </summary>
    /// <returns>The tender it belongs to.</returns>
    internal async Task<string> PublishAuthoredAsync(DbConnection connection, DbTransaction transaction, IncomingNotice notice, CancellationToken ct)
    {
        var import = await NoticeImports.AddAuthoredAsync(connection, transaction, notice.FileName, DapperTypes.Cut(clock.GetUtcNow()));
        var published = (await PublishInAsync(connection, transaction, [PreparedNotice.Of(notice)], import, announce: true, ct))[0];
        return published.TenderId ?? throw new InvalidOperationException($"The notice was not published: {published.Remark}");
    }

    /// <summary>The same for notices that were prepared on another thread.</summary>
    internal async Task<IReadOnlyList<PublishedNotice>> PublishAsync(
        IReadOnlyList<PreparedNotice> notices, Guid importId, bool announce, CancellationToken ct)
    {
        var outcomes = new List<PublishedNotice>(notices.Count);
        foreach (var chunk in notices.Chunk(ChunkSize))
        {
            outcomes.AddRange(await PublishChunkAsync(chunk, importId, announce, ct));
        }

        return outcomes;
    }

    private async Task<IReadOnlyList<PublishedNotice>> PublishChunkAsync(PreparedNotice[] chunk, Guid importId, bool announce, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync((c, t) => PublishInAsync(c, t, chunk, importId, announce, ct), ct);
        }
        catch (Exception e) when (chunk.Length > 1 && RefusedRow.IsFault(e))
        {
            var outcomes = new List<PublishedNotice>(chunk.Length);
            foreach (var notice in chunk)
            {
                outcomes.AddRange(await PublishChunkAsync([notice], importId, announce, ct));
            }

            return outcomes;
        }
        catch (Exception e) when (RefusedRow.IsFault(e))
        {
            PublishedNotice[] refused = [new(chunk[0].Incoming, NoticeOutcome.Rejected, null, RefusedRow.Reason(e))];
            await db.InTransactionAsync((c, t) => NoticeImports.CountAsync(c, t, importId, refused, ct), ct);
            return refused;
        }
    }

    private async Task<IReadOnlyList<PublishedNotice>> PublishInAsync(
        DbConnection connection, DbTransaction transaction, PreparedNotice[] chunk, Guid importId, bool announce, CancellationToken ct)
    {
        await PublicationSql.TakeTurnAsync(db, connection, transaction);
        var now = DapperTypes.Cut(clock.GetUtcNow());
        var set = new WorkingSet(db, connection, transaction, ct);
        await set.LoadForAsync(chunk.Where(n => n.Notice.Kind != NoticeKind.OutOfScope).Select(n => n.Incoming).ToList());
        var outcomes = chunk.Select(n => set.Take(n, now)).ToList();
        await using var batch = new RowBatch(connection, transaction);
        var writer = new TenderWriter(set, batch, importId, announce, now, ct);
        await writer.WriteAsync();
        await NoticeImports.CountAsync(connection, transaction, importId, outcomes, ct);
        return outcomes.ConvertAll(o => o.TenderId is null ? o : o with { TenderId = set.TenderOf(o.Notice.Sha256) });
    }
}
