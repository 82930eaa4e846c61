using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using SupplierDiversity.Jobs;

namespace SupplierDiversity.Hangfire;

/// <summary>
/// What Hangfire calls. Of each job one run goes on at a time, and one more may wait for it: whatever else comes meanwhile
/// is covered by the waiting one, which begins later than all of them.
/// </summary>
public sealed class HangfireCalls
{
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(5);
    private readonly IReadOnlyList<PortalJob> jobs;
    private readonly Func<PortalJob, CancellationToken, Task<JobCount>> runAsync;
    private readonly RunGates gates;
    private readonly ILogger<HangfireCalls> log;

    internal HangfireCalls(IReadOnlyList<PortalJob> jobs, Func<PortalJob, CancellationToken, Task<JobCount>> runAsync, RunGates gates, ILogger<HangfireCalls> log) =>
        (this.jobs, this.runAsync, this.gates, this.log) = (jobs, runAsync, gates, log);

    /// <summary>A job whose next time comes soon: a run that broke is not tried again, the next time does.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [JobDisplayName("{0}")]
    public Task RunOftenAsync(string name, PerformContext? context, CancellationToken ct) => RunAsync(name, context, ct);

    /// <summary>A job of the night: a run that broke is tried again after 1, 5 and 30 minutes, as a refused mail is.</summary>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 300, 1800], OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [JobDisplayName("{0}")]
    public Task RunSeldomAsync(string name, PerformContext? context, CancellationToken ct) => RunAsync(name, context, ct);

    /// <summary>True when a job is called again within minutes.</summary>
    internal static bool IsOften(PortalJob job) =>
        JobTimes.Next(job, DateTimeOffset.UnixEpoch) is { } first && JobTimes.Next(job, first) is { } second && second - first <= Often;

    private async Task RunAsync(string name, PerformContext? context, CancellationToken ct)
    {
        if (jobs.FirstOrDefault(j => j.Name == name) is not { } job)
        {
            log.LogWarning("Job {Job} is in the schedule and not in this version's list; it is left to versions that know it", name);
            return;
        }

        try
        {
            await using var next = await gates.TryEnterAsync(name + ": next", ct);
            if (next is null)
            {
                log.LogDebug("Job {Job} runs and is already waited for", name);
                return;
            }

            await using var running = await gates.EnterAsync(name, ct);
            await next.DisposeAsync();
            log.LogDebug("Job {Job} is called for {Slot:O}", name, Slot(context));
            if ((await runAsync(job, ct)).Broken > 0)
            {
                throw new InvalidOperationException("The run broke; why is in the portal's list of runs.");
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            log.LogInformation("Job {Job} was stopped with the portal and goes on at its next time", name);
        }
        catch (Exception e)
        {
            log.LogError(e, "Job {Job} failed", name);
            throw;
        }
    }

    // To the second: Hangfire notes when it looked, which is up to its polling interval after the time itself.
    private static DateTimeOffset? Slot(PerformContext? context) =>
        context?.GetJobParameter<long?>("Time", allowStale: true) is { } looked ? DateTimeOffset.FromUnixTimeMilliseconds(new DateTimeOffset(JobHelper.FromTimestamp(looked)).ToUnixTimeMilliseconds() / 1000 * 1000) : null;
}
