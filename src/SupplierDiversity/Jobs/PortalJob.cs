namespace SupplierDiversity.Jobs;

/// <summary>One piece of background work and its schedule. <see cref="JobList"/> holds them all.</summary>
/// <param name="Name">Short and stable: key of its runs and of its schedule in the database.</param>
/// <param name="Cron">Quartz cron expression (seconds first), in UTC.</param>
/// <param name="RunAsync">Does what is due now. May be called at any time, by several processes and twice: it must be repeatable.</param>
public sealed record PortalJob(string Name, string Cron, Func<IServiceProvider, CancellationToken, Task<JobCount>> RunAsync)
{
    /// <summary>Its part of the keys <c>jobs.….name</c> and <c>jobs.….meaning</c>, which tell administrators what it does and when.</summary>
    public string Words => Name.Replace('-', '_');

    /// <summary>The job that is run at once when this one did something ("fan-out" then "send"); null: none.</summary>
    public string? Then { get; init; }
}

/// <summary>What a run did, in mails. Nothing here says "delivered": a server's acceptance is all that can be known.</summary>
/// <param name="Queued">Mails put into the queue.</param>
/// <param name="Accepted">Mails a server accepted, or that were written to the pickup folder.</param>
/// <param name="Failed">Attempts that failed and will be tried again.</param>
/// <param name="Parked">Mails given up, for an administrator to see.</param>
/// <param name="DidSomething">True: there may be more to do now. A run that found nothing due says false, which ends <c>run-jobs --until-idle</c>.</param>
/// <param name="Broken">Jobs that ended with an exception; their text is in the run list.</param>
public readonly record struct JobCount(int Queued = 0, int Accepted = 0, int Failed = 0, int Parked = 0, bool DidSomething = false, int Broken = 0)
{
    /// <summary>Both runs together.</summary>
    public static JobCount operator +(JobCount a, JobCount b) => new(
        a.Queued + b.Queued, a.Accepted + b.Accepted, a.Failed + b.Failed, a.Parked + b.Parked,
        a.DidSomething || b.DidSomething, a.Broken + b.Broken);

    /// <summary>Both runs together.</summary>
    public static JobCount Add(JobCount left, JobCount right) => left + right;
}
