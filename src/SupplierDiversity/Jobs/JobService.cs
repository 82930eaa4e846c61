namespace SupplierDiversity.Jobs;

/// <summary>Starts the job server with the site and stops it before the site goes.</summary>
internal sealed class JobService(IJobServer server, JobList jobs, JobRunner runner) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => server.StartAsync(jobs.All, RunAsync, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    private async Task<JobCount> RunAsync(PortalJob job, CancellationToken ct)
    {
        var count = await runner.RunAsync(job, ct);
        if (count.DidSomething && job.Then is not null)
        {
            await server.NudgeAsync(job.Then, ct);
        }

        return count;
    }
}
