using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Jobs;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>
/// Writes a ledger row for everybody an edition is for. An edition is taken by lease and done in batches; every step
/// can be repeated, so that a killed or doubled worker neither forgets nor tells anybody twice.
/// </summary>
internal sealed class EditionFanOut(
    Db db, ShownNotices notices, EditionReaders readers, AlertRows rows, TimeProvider clock, ILogger<EditionFanOut> log)
{
    private const int RecipientsInOneTransaction = 500;
    private const int MostAttempts = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Fans out every edition that is due.</summary>
    public async Task<JobCount> RunAsync(CancellationToken ct)
    {
        var count = default(JobCount);
        while (await ClaimAsync(ct) is { } edition)
        {
            try
            {
                count += new JobCount(Queued: await FanOutAsync(edition, ct), DidSomething: true);
            }
            catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                log.LogError(e, "Edition {Number} of tender {Tender} could not be fanned out", edition.Number, edition.TenderId);
                await PostponeAsync(edition, e);
                count += new JobCount(DidSomething: true);
            }
        }

        return count;
    }

    /// <summary>The job.</summary>
    public static Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<EditionFanOut>().RunAsync(ct);

    /// <summary>Fans out one edition that was claimed and returns how many rows it queued.</summary>
    internal async Task<int> FanOutAsync(EditionRow edition, CancellationToken ct)
    {
        var queued = 0;
        var (shown, hasNewer) = await LookAsync(edition, ct);
        if (shown is { IsWithdrawn: false })
        {
            var batch = new FanOutBatch(edition, hasNewer, shown.OnlyLanguage);
            if (edition.Kind != "cancelled")
            {
                queued += await MatchAsync(batch, shown, ct);
            }

            queued += await CarryOverAsync(batch, ct);
        }

        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await rows.SuppressOlderAsync(connection, transaction, edition, shown is null or { IsWithdrawn: true } ? "withdrawn" : edition.Kind == "cancelled" ? "cancelled" : "ended");
                await connection.ExecuteAsync(EditionsSql.Finish, new { edition.EditionId, edition.DueAt, Now = Now() }, transaction);
            },
            ct);
        return queued;
    }

    /// <summary>Takes the next due edition, or null.</summary>
    internal async Task<EditionRow?> ClaimAsync(CancellationToken ct)
    {
        var now = Now();
        return await db.InTransactionAsync(
            (connection, transaction) => connection.QueryFirstOrDefaultAsync<EditionRow>(EditionsSql.Claim, new { Now = now, Until = now + Lease }, transaction), ct);
    }

    private async Task<int> MatchAsync(FanOutBatch batch, ShownNotice shown, CancellationToken ct)
    {
        var queued = 0;
        var people = new List<AlertedPerson>();
        await foreach (var person in readers.FindAsync(shown.Announced, batch.Edition.PublishedAt, ct))
        {
            if (people.Count == RecipientsInOneTransaction)
            {
                queued += await SaveAsync(batch, people, ct);
                people.Clear();
            }

            people.Add(person);
        }

        return queued + await SaveAsync(batch, people, ct);
    }

    // Whoever was told, or was to be told, hears of the change even if it takes the tender out of their wishes.
    private async Task<int> CarryOverAsync(FanOutBatch batch, CancellationToken ct)
    {
        var queued = 0;
        for (Guid? after = Guid.Empty; after is not null;)
        {
            (var people, after) = await rows.FindCarriedOverAsync(batch.Edition, after.Value, RecipientsInOneTransaction, ct);
            queued += await SaveAsync(batch, people, ct);
        }

        return queued;
    }

    private async Task<int> SaveAsync(FanOutBatch batch, IReadOnlyList<AlertedPerson> people, CancellationToken ct)
    {
        if (people.Count == 0)
        {
            return 0;
        }

        var now = Now();
        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await rows.LockAsync(connection, transaction);
                await connection.ExecuteAsync(EditionsSql.Keep, new { batch.Edition.EditionId, Until = now + Lease }, transaction);
                return await rows.AddAsync(connection, transaction, batch, people, now, ct);
            },
            ct);
    }

    private async Task<(ShownNotice? Shown, bool HasNewer)> LookAsync(EditionRow edition, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var shown = (await notices.FindAsync(connection, [edition.TenderId])).GetValueOrDefault(edition.TenderId);
        return (shown, await connection.ExecuteScalarAsync<long>(EditionsSql.HasNewer, new { edition.TenderId, edition.Number }) > 0);
    }

    private async Task PostponeAsync(EditionRow edition, Exception error)
    {
        var wait = TimeSpan.FromMinutes(Math.Pow(2, edition.Attempts - 1));
        await using var connection = await db.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(EditionsSql.Postpone, new
        {
            edition.EditionId,
            DueAt = Now() + wait,
            ParkedReason = edition.Attempts >= MostAttempts ? $"{error.GetType().Name}: {error.Message}" : null,
        });
    }

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());
}

internal sealed record EditionRow
{
    public required Guid EditionId { get; init; }

    public required string TenderId { get; init; }

    public required int Number { get; init; }

    public required string Kind { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required int Attempts { get; init; }
}

/// <summary>What all rows of a fan-out share.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="HasNewer">A newer edition waits: these rows are kept for the record and not sent.</param>
/// <param name="OnlyLanguage">ISO 639-1: the one language mails about it are in; null: each reader's own.</param>
internal sealed record FanOutBatch(EditionRow Edition, bool HasNewer, string? OnlyLanguage);
