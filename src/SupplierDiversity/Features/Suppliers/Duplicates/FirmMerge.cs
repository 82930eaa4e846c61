using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Suppliers.Listing;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Suppliers.Duplicates;

/// <summary>
/// Makes two entries one. Everything that hangs on the entry that goes moves to the one that is kept, behind the wall as
/// well, and nobody sees what moves there. The entry that goes stays as a row that points to the other.
/// </summary>
public sealed class FirmMerge(Db db, BackgroundDatabase background, AuditLog audit, TimeProvider clock)
{
    private DateTimeOffset Now => DapperTypes.Cut(clock.GetUtcNow());

    /// <summary>Merges; nothing happens when one of the two has gone already.</summary>
    internal async Task<MergeOutcome> MergeAsync(Guid kept, Guid gone, Guid by, CancellationToken ct)
    {
        var outcome = await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var values = new { Kept = kept, Gone = gone, By = by, MergeId = Guid.CreateVersion7(), Now };
                if (kept == gone || await connection.ExecuteAsync(DuplicatesSql.Keep, values, transaction) == 0 || await connection.ExecuteAsync(DuplicatesSql.Close, values, transaction) == 0)
                {
                    return MergeOutcome.Gone;
                }

                await MovedTables.MoveAsync(connection, transaction, db.Engine, MovedTables.Main, values);
                await DirectoryIndex.PutAsync(connection, transaction, db, gone, Now);
                await DirectoryIndex.PutAsync(connection, transaction, db, kept, Now);
                await connection.ExecuteAsync(DuplicatesSql.Follow, values, transaction);
                await connection.ExecuteAsync(DuplicatesSql.AddMerge, values, transaction);
                await audit.AddAsync(connection, transaction, new AuditEntry("firms-merged", "supplier", kept) { Changes = [new("merged", null, gone.ToString("D"))] });
                return MergeOutcome.Merged;
            },
            ct);
        if (outcome == MergeOutcome.Merged)
        {
            await FinishAsync(ct);
        }

        return outcome;
    }

    /// <summary>True when both have a bid for one lot, which only the buyer can put right.</summary>
    internal async Task<bool> BothBidAsync(Guid kept, Guid gone, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(MovedTables.BidsForTheSameLot, new { Kept = kept, Gone = gone }, cancellationToken: ct)) > 0;
    }

    /// <summary>Moves what is behind the wall for merges whose second half was broken off, in one transaction each; moving twice changes nothing.</summary>
    internal async Task FinishAsync(CancellationToken ct)
    {
        List<MergeRow> open;
        await using (var connection = await db.OpenAsync(ct))
        {
            open = (await connection.QueryAsync<MergeRow>(new CommandDefinition(DuplicatesSql.Unfinished, cancellationToken: ct))).AsList();
        }

        foreach (var merge in open)
        {
            await background.InTransactionAsync(
                BackgroundReason.Work,
                async (connection, transaction) =>
                {
                    await MovedTables.MoveAsync(connection, transaction, background.Engine, MovedTables.Background, merge);
                    await background.Audit.AddAsync(connection, transaction, new AuditEntry("firms-merged", "supplier", merge.Kept) { Changes = [new("merged", null, merge.Gone.ToString("D"))] });
                },
                ct);
            await db.ExecuteAsync(DuplicatesSql.Finish, new { merge.MergeId, Now }, ct);
        }
    }

    private sealed record MergeRow
    {
        public required Guid MergeId { get; init; }

        public required Guid Kept { get; init; }

        public required Guid Gone { get; init; }
    }
}

/// <summary>What came of a merge.</summary>
internal enum MergeOutcome
{
    /// <summary>The two entries are one.</summary>
    Merged,

    /// <summary>One of them had gone already.</summary>
    Gone,
}
