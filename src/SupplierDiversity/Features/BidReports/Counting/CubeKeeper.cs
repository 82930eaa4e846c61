using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Jobs;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.BidReports.Counting;

/// <summary>
/// Carries what was marked behind the wall: a firm that a change of bids or interest has marked is counted anew in all years
/// of the city, in one transaction with the cubes. Safe to repeat: the mark goes last, and counting twice changes nothing.
/// </summary>
public sealed class CubeKeeper(Db db, BackgroundDatabase background, CubeBook book, FirmYears years, BidHistory history, SubcontractBook subcontracts, BidSnapshots freezer, WithdrawnUses withdrawn, CityList cities)
{
    private const int AtOnce = 500;

    private const string Cities = "SELECT DISTINCT city_id FROM firms_to_count";

    private const string Marks = "SELECT mark_id, firm FROM firms_to_count WHERE city_id = @CityId LIMIT @Most";

    private const string Mark = "INSERT INTO firms_to_count (mark_id, city_id, firm) VALUES (@Id, @CityId, @Firm)";

    private const string Changed = "SELECT snapshot_id, supplier_id FROM changed_snapshots LIMIT @Most";

    /// <summary>Counts all that is marked, of one city or of all; returns how many firms.</summary>
    public async Task<int> CountAsync(City? only, CancellationToken ct)
    {
        while (await freezer.FreezeAsync(ct) > 0)
        {
        }

        await subcontracts.ReadAsync(ct);
        await withdrawn.EraseAsync(ct);
        await MarkChangedAsync(ct);
        var counted = 0;
        foreach (var city in only is not null ? [only] : await MarkedAsync(ct))
        {
            while (await TurnAsync(city, ct) is var firms and > 0)
            {
                counted += firms;
            }
        }

        return counted;
    }

    /// <summary>Counts every firm of a city anew, from bids and snapshots.</summary>
    /// <returns>How many firms there are.</returns>
    public async Task<int> RebuildAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        while (await freezer.FreezeAsync(ct) > 0)
        {
        }

        await subcontracts.ReadAsync(ct);
        await withdrawn.EraseAsync(ct);
        var marks = await MarksAsync(city, int.MaxValue, ct);
        await FreezeAsync(city, null, ct);
        var firms = await background.InTransactionAsync(
            BackgroundReason.Work,
            async (connection, transaction) =>
            {
                await book.TakeTurnAsync(connection, transaction, city.CityId);
                var found = new Dictionary<string, List<FirmYear>>();
                await foreach (var (bidder, year) in years.ReadAsync(city, null, connection, transaction, ct))
                {
                    Of(found, bidder).Add(year);
                }

                return await book.ReplaceAsync(connection, transaction, city.CityId, found, ct);
            },
            ct);
        await DoneAsync(marks, ct);
        return firms;
    }

    // It does all that is due in one run. Whether that was anything is not said: in a quiet hour it would tell when somebody took
    // answers back.
    internal static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<CubeKeeper>().CountAsync(null, ct);
        return default;
    }

    private async Task<int> TurnAsync(City city, CancellationToken ct)
    {
        var marks = await MarksAsync(city, AtOnce, ct);
        if (marks.Count == 0)
        {
            return 0;
        }

        var bidders = marks.Select(m => Bidder.Parse(m.Firm)).Distinct().ToList();
        // Before the turn is taken: freezing is a transaction of its own.
        await FreezeAsync(city, bidders, ct);
        await background.InTransactionAsync(
            BackgroundReason.Work,
            async (connection, transaction) =>
            {
                await book.TakeTurnAsync(connection, transaction, city.CityId);
                var found = bidders.ToDictionary(b => b.ToString(), _ => new List<FirmYear>());
                await foreach (var (bidder, year) in years.ReadAsync(city, bidders, connection, transaction, ct))
                {
                    Of(found, bidder).Add(year);
                }

                await book.MoveAsync(connection, transaction, city.CityId, found, ct);
            },
            ct);
        await DoneAsync(marks, ct);
        return bidders.Count;
    }

    private async Task FreezeAsync(City city, IReadOnlyCollection<Bidder>? bidders, CancellationToken ct)
    {
        await freezer.FreezeAsync(await history.InterestsAsync(city.CityId, bidders, ct), ct);
        await freezer.FreezeAsync(await subcontracts.OfCityAsync(city.CityId, bidders, ct), ct);
    }

    private static List<FirmYear> Of(Dictionary<string, List<FirmYear>> found, Bidder bidder) =>
        found.TryGetValue(bidder.ToString(), out var years) ? years : found[bidder.ToString()] = [];

    private async Task<IReadOnlyList<City>> MarkedAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var marked = (await connection.QueryAsync<Guid>(new CommandDefinition(Cities, cancellationToken: ct))).ToHashSet();
        return marked.Count == 0 ? [] : [.. (await cities.AllAsync(ct)).Where(c => marked.Contains(c.CityId))];
    }

    private Task<IReadOnlyList<MarkRow>> MarksAsync(City city, int most, CancellationToken ct) =>
        db.ListAsync<MarkRow>(Marks, new { city.CityId, Most = most }, ct);

    private async Task DoneAsync(IReadOnlyList<MarkRow> marks, CancellationToken ct)
    {
        foreach (var chunk in marks.Chunk(AtOnce))
        {
            await db.ExecuteAsync($"DELETE FROM firms_to_count WHERE {db.In("mark_id", "@Ids")}", new { Ids = chunk.Select(m => m.MarkId).ToArray() }, ct);
        }
    }

    // What was erased or moved behind the wall marks its firm here; what is noted there goes after the mark is made.
    private async Task MarkChangedAsync(CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.Work, ct);
        while ((await connection.QueryAsync<ChangedRow>(new CommandDefinition(Changed, new { Most = AtOnce }, cancellationToken: ct))).AsList() is { Count: > 0 } changed)
        {
            foreach (var supplier in changed.Select(e => e.SupplierId).Distinct())
            {
                foreach (var city in await history.CitiesOfAsync(supplier, ct))
                {
                    await db.ExecuteAsync(Mark, new { Id = Guid.CreateVersion7().ToString("N"), CityId = city, Firm = Bidder.Of(supplier).ToString() }, ct);
                }
            }

            await connection.ExecuteAsync(
                new CommandDefinition($"DELETE FROM changed_snapshots WHERE {background.In("snapshot_id", "@Ids")}", new { Ids = changed.Select(e => e.SnapshotId).ToArray() }, cancellationToken: ct));
        }
    }

    private sealed record MarkRow
    {
        public required string MarkId { get; init; }

        public required string Firm { get; init; }
    }

    private sealed record ChangedRow
    {
        public required Guid SnapshotId { get; init; }

        public required Guid SupplierId { get; init; }
    }
}
