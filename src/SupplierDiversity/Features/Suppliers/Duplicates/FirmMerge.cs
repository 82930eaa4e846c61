using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Suppliers.Listing;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Suppliers.Duplicates;

/// <summary>
/// Makes two entries one. Everything that hangs on the entry that goes moves to the one that is kept, behind the wall as
/// well, and nobody sees what moves there. That second half is a job's: a request that took longer the more lies behind the wall
/// would tell whoever sent it. The entry that goes stays as a row that points to the other.
/// </summary>
public sealed class FirmMerge(Db db, BackgroundDatabase background, AuditLog audit, TimeProvider clock)
{
    private DateTimeOffset Now => DapperTypes.Cut(clock.GetUtcNow());

    /// <summary>For how long two entries can be taken apart again.</summary>
    public static TimeSpan Undoable { get; } = TimeSpan.FromDays(30);

    /// <summary>Merges; nothing happens when one of the two has gone already.</summary>
    internal async Task<MergeOutcome> MergeAsync(Guid kept, Guid gone, Guid by, Guid? city, CancellationToken ct)
    {
        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var merge = new MergeRow { MergeId = Guid.CreateVersion7(), Kept = kept, Gone = gone, MergedAt = Now, UndoUntil = Now + Undoable };
                var both = new { Kept = kept, Gone = gone, Now };
                var (email, origin) = await connection.QuerySingleOrDefaultAsync<(string, string)>(DuplicatesSql.KeptBefore, both, transaction);
                var people = (await connection.QueryAsync<PersonRow>(DuplicatesSql.People, both, transaction)).AsList();
                var cities = (await connection.QueryAsync<ChosenCityRow>(DuplicatesSql.CitiesOfBoth, both, transaction)).AsList();
                var followers = (await connection.QueryAsync<Guid>(DuplicatesSql.Followers, both, transaction)).AsList();
                if (kept == gone || await connection.ExecuteAsync(DuplicatesSql.Keep, both, transaction) == 0 || await connection.ExecuteAsync(DuplicatesSql.Close, both, transaction) == 0)
                {
                    return MergeOutcome.Gone;
                }

                var rows = await MovedTables.MoveAsync(connection, transaction, db.Engine, MovedTables.Main, merge);
                await connection.ExecuteAsync(DuplicatesSql.Follow, both, transaction);
                await DirectoryIndex.PutAsync(connection, transaction, db, gone, Now);
                await DirectoryIndex.PutAsync(connection, transaction, db, kept, Now);
                var memory = JsonSerializer.Serialize(new MergeMemory(rows, people, cities, email, origin, followers), JsonSerializerOptions.Web);
                await connection.ExecuteAsync(DuplicatesSql.AddMerge, new { merge.MergeId, Kept = kept, Gone = gone, By = by, Now, City = city, merge.UndoUntil, Memory = memory }, transaction);
                await audit.AddAsync(connection, transaction, new AuditEntry("firms-merged", "supplier", kept) { City = city, Changes = [new("merged", null, gone.ToString("D"))] });
                return MergeOutcome.Merged;
            },
            ct);
    }

    /// <summary>True when both have a bid for one lot, which only the buyer can put right.</summary>
    internal async Task<bool> BothBidAsync(Guid kept, Guid gone, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(MovedTables.BidsForTheSameLot, new { Kept = kept, Gone = gone }, cancellationToken: ct)) > 0;
    }

    /// <summary>Moves and takes apart behind the wall what was made one, or is apart, before it.</summary>
    internal static async Task<Jobs.JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<FirmMerge>().FinishAsync(ct);
        await services.GetRequiredService<MergeUndo>().FinishAsync(ct);
        return default;
    }

    /// <summary>Moves what is behind the wall, in one transaction for each merge; moving twice changes nothing.</summary>
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
                    var lists = await connection.ExecuteScalarAsync<int>(DuplicatesSql.MostLists, merge, transaction);
                    var counts = (await connection.QueryAsync<(int Year, int Most)>(DuplicatesSql.MostCounts, merge, transaction)).ToDictionary(c => c.Year, c => c.Most);
                    var rows = await MovedTables.MoveAsync(connection, transaction, background.Engine, MovedTables.Background, merge);
                    var memory = JsonSerializer.Serialize(new WallMemory(rows, lists, counts), JsonSerializerOptions.Web);
                    await connection.ExecuteAsync(DuplicatesSql.AddMoves, new { merge.MergeId, Until = merge.UndoUntil ?? merge.MergedAt, Memory = memory }, transaction);
                    await background.Audit.AddAsync(connection, transaction, new AuditEntry("firms-merged", "supplier", merge.Kept) { Changes = [new("merged", null, merge.Gone.ToString("D"))] });
                },
                ct);
            await db.ExecuteAsync(DuplicatesSql.Finish, new { merge.MergeId, Now }, ct);
        }
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
