namespace SupplierDiversity.Jobs;

/// <summary>
/// What calls the jobs at their times. Chosen by <c>Jobs:Server</c>: <c>Quartz</c> (default), <c>None</c>, or the word
/// under which an adapter registers its own (see <see cref="Operating.Adapters.AdapterChoice"/>).
/// </summary>
public interface IJobServer
{
    /// <summary>
    /// Begins: from now on each job is run at its times, each time once over all processes that share the database, and
    /// never twice at once. <paramref name="runAsync"/> records the run and does not throw for what a job throws.
    /// </summary>
    Task StartAsync(IReadOnlyList<PortalJob> jobs, Func<PortalJob, CancellationToken, Task<JobCount>> runAsync, CancellationToken ct);

    /// <summary>Runs a job as soon as it is free, beside its schedule. Before the start, and for an unknown name, nothing happens.</summary>
    Task NudgeAsync(string job, CancellationToken ct);

    /// <summary>Tells running jobs to stop and waits for them.</summary>
    Task StopAsync(CancellationToken ct);
}

/// <summary><c>Jobs:Server=None</c>: another process, or nobody, runs the jobs.</summary>
internal sealed class NoJobServer : IJobServer
{
    public Task StartAsync(IReadOnlyList<PortalJob> jobs, Func<PortalJob, CancellationToken, Task<JobCount>> runAsync, CancellationToken ct) => Task.CompletedTask;

    public Task NudgeAsync(string job, CancellationToken ct) => Task.CompletedTask;

    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;
}
