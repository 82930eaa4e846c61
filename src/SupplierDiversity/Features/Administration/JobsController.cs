using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Jobs;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>The portal's background work: what it is, when it ran, how it went, and "run now".</summary>
[Route("/{lang:lang}/admin/jobs")]
[Allowed(Right.RunJobs)]
public sealed class JobsController(JobList jobs, JobRuns runs, JobRunner runner, AuditLog audit, TimeProvider clock, IHostApplicationLifetime host) : Controller
{
    private const int RunsShown = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>All jobs in the order in which one feeds the next.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        var last = (await runs.LastAsync(ct)).ToDictionary(r => r.Job);
        var now = clock.GetUtcNow();
        return View("Jobs", jobs.All.Select(j => new JobLine(j, last.GetValueOrDefault(j.Name), JobTimes.Next(j, now))).ToList());
    }

    /// <summary>The newest runs of one job.</summary>
    [HttpGet("{name}")]
    public async Task<IActionResult> ShowOne(string name, CancellationToken ct) =>
        jobs.Find(name) is { } job ? View("Job", new JobPage(job, await runs.OfAsync(name, RunsShown, ct))) : NotFound();

    /// <summary>Runs a job now, beside its schedule. Jobs claim what they work on, so running twice at once does no harm.</summary>
    [HttpPost("{name}/run")]
    public async Task<IActionResult> Run(string name)
    {
        if (jobs.Find(name) is not { } job)
        {
            return NotFound();
        }

        await audit.AddAsync(new AuditEntry("job-run", "job", name));
        var run = runner.RunAsync(job, host.ApplicationStopping);
        var ended = await Task.WhenAny(run, Task.Delay(Patience, clock)) == run;
        return Redirect(HttpContext.Language().Path($"/admin/jobs?done={(ended ? "ran" : "running")}"));
    }
}

/// <summary>A job with its newest run and its next.</summary>
/// <param name="Job">The job.</param>
/// <param name="Last">Its newest run, or null before the first.</param>
/// <param name="Next">UTC; when its schedule calls it next, or null when never.</param>
public sealed record JobLine(PortalJob Job, JobRunRow? Last, DateTimeOffset? Next);

/// <summary>One job's runs.</summary>
/// <param name="Job">The job.</param>
/// <param name="Runs">Newest first.</param>
public sealed record JobPage(PortalJob Job, IReadOnlyList<JobRunRow> Runs);
