using SupplierDiversity.Operating.Measures;

namespace SupplierDiversity.Jobs;

/// <summary>Runs one job in a scope of its own and writes down how it went. One that breaks never stops the next.</summary>
public sealed class JobRunner(IServiceScopeFactory scopes, JobRuns runs, PortalMeters meters, ILogger<JobRunner> log)
{
    /// <summary>Runs a job and returns its counts; an exception is recorded, logged and counted as <see cref="JobCount.Broken"/>.</summary>
    /// <exception cref="OperationCanceledException">The process is stopping; the run stays listed as not finished.</exception>
    public async Task<JobCount> RunAsync(PortalJob job, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        var runId = await runs.StartAsync(job.Name, ct);
        JobCount count;
        string? error = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            count = await job.RunAsync(scope.ServiceProvider, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "Job {Job} broke; the next run tries again", job.Name);
            (count, error) = (new JobCount(Broken: 1), $"{e.GetType().Name}: {e.Message}");
        }

        await runs.FinishAsync(runId, job.Name, count, error, ct);
        meters.JobRan(job.Name, count, TimeProvider.System.GetElapsedTime(began));
        return count;
    }
}
