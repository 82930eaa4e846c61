using System.Data.Common;
using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Suppliers.Listing;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Suppliers.Duplicates;

/// <summary>
/// Takes two entries apart again that were made one. What came from the entry that went goes back to it; what was added since
/// stays with the one that was kept. A permission taken back meanwhile does not come back.
/// </summary>
public sealed class MergeUndo(Db db, BackgroundDatabase background, AuditLog audit, TimeProvider clock)
{
    private DateTimeOffset Now => DapperTypes.Cut(clock.GetUtcNow());

    /// <summary>What can be undone, the newest first.</summary>
    /// <param name="city">Merges by officers of this city; null: all.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<MergeRow>> OpenAsync(Guid? city, CancellationToken ct) =>
        db.ListAsync<MergeRow>(city is null ? DuplicatesSql.CanBeUndone : DuplicatesSql.CanBeUndoneByCity, new { Now, City = city }, ct);

    /// <summary>Undoes a merge; false: it cannot be undone any more, or another one has to be undone first.</summary>
    internal async Task<bool> UndoAsync(MergeRow merge, Guid by, Guid? city, CancellationToken ct)
    {
        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var values = new { merge.MergeId, merge.Kept, merge.Gone, By = by, Now };
                if (await connection.ExecuteScalarAsync<long>(DuplicatesSql.LaterMerges, values, transaction) > 0
                    || await connection.QuerySingleOrDefaultAsync<string>(DuplicatesSql.Undo, values, transaction) is not { } json)
                {
                    audit.NothingChanged();
                    return false;
                }

                var memory = JsonSerializer.Deserialize<MergeMemory>(json, JsonSerializerOptions.Web)!;
                await connection.ExecuteAsync(DuplicatesSql.Part, new { merge.Kept, merge.Gone, memory.Email, memory.Origin, Now }, transaction);
                await connection.ExecuteAsync(
                    DuplicatesSql.Unfollow(db.In("supplier_id", "@Followers")), new { merge.Kept, merge.Gone, Followers = memory.Followers.Append(Guid.Empty).ToArray() }, transaction);
                await MovedTables.BackAsync(connection, transaction, db.Engine, memory.Rows, merge);
                await PeopleBackAsync(connection, transaction, memory, merge);
                await CitiesBackAsync(connection, transaction, memory, merge);
                await DirectoryIndex.PutAsync(connection, transaction, db, merge.Gone, Now);
                await DirectoryIndex.PutAsync(connection, transaction, db, merge.Kept, Now);
                await audit.AddAsync(connection, transaction, new AuditEntry("firms-parted", "supplier", merge.Kept) { City = city, Changes = [new("merged", merge.Gone.ToString("D"), null)] });
                return true;
            },
            ct);
    }

    /// <summary>Takes apart behind the wall what is apart before it, and forgets what nobody may undo any more.</summary>
    internal async Task FinishAsync(CancellationToken ct)
    {
        List<MergeRow> open;
        await using (var connection = await db.OpenAsync(ct))
        {
            await connection.ExecuteAsync(new CommandDefinition(DuplicatesSql.Forget, new { Now }, cancellationToken: ct));
            open = (await connection.QueryAsync<MergeRow>(new CommandDefinition(DuplicatesSql.NotBackYet, cancellationToken: ct))).AsList();
        }

        foreach (var merge in open)
        {
            await background.InTransactionAsync(BackgroundReason.Work, (connection, transaction) => BackBehindAsync(connection, transaction, merge), ct);
            await db.ExecuteAsync(DuplicatesSql.Back, new { merge.MergeId, Now }, ct);
        }

        await background.InTransactionAsync(
            BackgroundReason.Work, (connection, transaction) => connection.ExecuteAsync(DuplicatesSql.ForgetMoves, new { Now }, transaction), ct);
    }

    private async Task BackBehindAsync(DbConnection connection, DbTransaction transaction, MergeRow merge)
    {
        if (await connection.QuerySingleOrDefaultAsync<string>(DuplicatesSql.TakeMoves, new { merge.MergeId }, transaction) is not { } json)
        {
            return;
        }

        var memory = JsonSerializer.Deserialize<WallMemory>(json, JsonSerializerOptions.Web)!;
        await MovedTables.BackAsync(connection, transaction, background.Engine, memory.Rows, merge);
        await connection.ExecuteAsync(DuplicatesSql.ListsBack, new { merge.Kept, memory.Lists }, transaction);
        foreach (var (year, by) in memory.Counts)
        {
            await connection.ExecuteAsync(DuplicatesSql.CountsBack, new { merge.Kept, Year = year, By = by }, transaction);
        }

        await background.Audit.AddAsync(connection, transaction, new AuditEntry("firms-parted", "supplier", merge.Kept) { Changes = [new("merged", merge.Gone.ToString("D"), null)] });
    }

    private static async Task PeopleBackAsync(DbConnection connection, DbTransaction transaction, MergeMemory memory, MergeRow merge)
    {
        var before = memory.People.Where(p => p.SupplierId == merge.Kept).ToDictionary(p => p.AccountId);
        foreach (var person in memory.People.Where(p => p.SupplierId == merge.Gone))
        {
            if (!before.TryGetValue(person.AccountId, out var kept))
            {
                await connection.ExecuteAsync(DuplicatesSql.PersonBack, new { merge.Kept, merge.Gone, person.AccountId }, transaction);
            }
            else if (await connection.ExecuteScalarAsync<long>(DuplicatesSql.IsStillThere, new { merge.Kept, person.AccountId }, transaction) > 0)
            {
                await connection.ExecuteAsync(DuplicatesSql.PersonAgain, person, transaction);
                if (kept.LeftAt is { } left)
                {
                    await connection.ExecuteAsync(DuplicatesSql.PersonLeft, new { merge.Kept, person.AccountId, Left = left }, transaction);
                }
            }
        }
    }

    private static async Task CitiesBackAsync(DbConnection connection, DbTransaction transaction, MergeMemory memory, MergeRow merge)
    {
        var before = memory.Cities.Where(c => c.SupplierId == merge.Kept).Select(c => c.CityId).ToHashSet();
        var now = (await connection.QueryAsync<ChosenCityRow>(DuplicatesSql.CitiesOf, new { merge.Kept, merge.Gone }, transaction)).ToDictionary(c => c.CityId);
        foreach (var city in memory.Cities.Where(c => c.SupplierId == merge.Gone))
        {
            if (now.TryGetValue(city.CityId, out var held))
            {
                await connection.ExecuteAsync(DuplicatesSql.CityAgain, city with { Listed = city.Listed && held.Listed, Diversity = city.Diversity && held.Diversity }, transaction);
                if (!before.Contains(city.CityId) && held.ChosenAt == city.ChosenAt)
                {
                    await connection.ExecuteAsync(DuplicatesSql.CityAway, new { merge.Kept, city.CityId }, transaction);
                }
            }
        }
    }
}
