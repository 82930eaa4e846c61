using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Jobs;

/// <summary>The list of runs that administrators see.</summary>
public sealed class JobRuns(Db db, TimeProvider clock)
{
    /// <summary>Runs kept for each job: enough to see a week of trouble, small enough to read in one go.</summary>
    internal const int Kept = 200;

    private const int LongestError = 2000;

    /// <summary>The newest run of each job that has run, by job name.</summary>
    public Task<IReadOnlyList<JobRunRow>> LastAsync(CancellationToken ct) =>
        db.ListAsync<JobRunRow>(JobRunsSql.Last, null, ct);

    /// <summary>The newest runs of a job, newest first.</summary>
    public Task<IReadOnlyList<JobRunRow>> OfAsync(string job, int count, CancellationToken ct) =>
        db.ListAsync<JobRunRow>(JobRunsSql.Of, new { Job = job, Count = count }, ct);

    /// <summary>Deletes all but the newest <see cref="Kept"/> runs of each job. Housekeeping, so it never claims there is more to do.</summary>
    internal static async Task<JobCount> CleanUpAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var connection = await services.GetRequiredService<Db>().OpenAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(JobRunsSql.CleanUp, new { Kept }, cancellationToken: ct));
        return default;
    }

    internal async Task<Guid> StartAsync(string job, CancellationToken ct)
    {
        var runId = Guid.CreateVersion7();
        await using var connection = await db.OpenAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(JobRunsSql.Start, new { RunId = runId, Job = job, Now = Now() }, cancellationToken: ct));
        return runId;
    }

    internal Task FinishAsync(Guid runId, string job, JobCount count, string? error, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var parameters = new
            {
                RunId = runId,
                Job = job,
                Now = Now(),
                count.Queued,
                count.Accepted,
                count.Failed,
                count.Parked,
                count.DidSomething,
                Error = error is { Length: > LongestError } ? error[..LongestError] : error,
            };
            await connection.ExecuteAsync(JobRunsSql.Finish, parameters, transaction);
            if (!count.DidSomething && error is null)
            {
                await connection.ExecuteAsync(JobRunsSql.ForgetOlderIdle, parameters, transaction);
            }
        },
        ct);

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());
}

/// <summary>One run of a job.</summary>
public sealed record JobRunRow
{
    /// <summary>Key of the run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>Name of the job in <see cref="JobList"/>.</summary>
    public required string Job { get; init; }

    /// <summary>Instant (UTC) it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Instant (UTC) it ended; null while it runs, or when its process was stopped.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Mails queued.</summary>
    public required int Queued { get; init; }

    /// <summary>Mails accepted by a server or written to the pickup folder.</summary>
    public required int Accepted { get; init; }

    /// <summary>Attempts that failed and are tried again.</summary>
    public required int Failed { get; init; }

    /// <summary>Mails given up.</summary>
    public required int Parked { get; init; }

    /// <summary>False: nothing was due.</summary>
    public required bool DidSomething { get; init; }

    /// <summary>Type and message of the exception that ended it, for administrators; null: none.</summary>
    public required string? Error { get; init; }
}
