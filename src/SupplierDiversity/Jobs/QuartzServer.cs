using Quartz;
using SupplierDiversity.Database;

namespace SupplierDiversity.Jobs;

/// <summary>
/// The default job server: Quartz with its schedule in the portal's database, so that a restart neither forgets nor
/// repeats. On PostgreSQL all processes of the database form a cluster. Quartz lives in a container of its own; the
/// portal knows it only through <see cref="IJobServer"/>.
/// </summary>
internal sealed class QuartzServer(Db db, ILoggerFactory logging) : IJobServer, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private ServiceProvider? _quartz;
    private IScheduler? _scheduler;
    private Task? _stopped;

    public async Task StartAsync(IReadOnlyList<PortalJob> jobs, Func<PortalJob, CancellationToken, Task<JobCount>> runAsync, CancellationToken ct)
    {
        _quartz = Services(new QuartzCalls(jobs, runAsync)).BuildServiceProvider();
        _scheduler = await _quartz.GetRequiredService<ISchedulerFactory>().GetScheduler(ct);
        foreach (var job in jobs)
        {
            await Declare(_scheduler, job, ct);
        }

        await _scheduler.Start(ct);
    }

    public async Task NudgeAsync(string job, CancellationToken ct)
    {
        if (_scheduler is not null && await _scheduler.GetJobDetail(new JobKey(job), ct) is not null)
        {
            await _scheduler.TriggerJob(new JobKey(job), cancellationToken: ct);
        }
    }

    // A host may be told to stop from two sides; both wait for the one shutdown.
    public Task StopAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            return _stopped ??= _scheduler?.Shutdown(waitForJobsToComplete: true, ct).AsTask() ?? Task.CompletedTask;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        if (_quartz is not null)
        {
            await _quartz.DisposeAsync();
        }
    }

    // A schedule that is already stored is left alone: storing it again at each start makes slots fire twice or not at
    // all. It is replaced only when its times changed. What was missed while nobody ran is made up for once.
    private static async Task Declare(IScheduler scheduler, PortalJob job, CancellationToken ct)
    {
        var key = new TriggerKey(job.Name);
        var stored = await scheduler.GetTrigger(key, ct) as ICronTrigger;
        if (stored is not null && stored.CronExpressionString == job.Cron && stored.TimeZone.Id == TimeZoneInfo.Utc.Id)
        {
            return;
        }

        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(job.Name)
            .WithSchedule(CronScheduleBuilder.Create(job.Cron).InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        try
        {
            if (stored is null)
            {
                await scheduler.ScheduleJob(JobBuilder.Create<QuartzJob>().WithIdentity(job.Name).Build(), trigger, cancellationToken: ct);
            }
            else
            {
                await scheduler.RescheduleJob(key, trigger, ct);
            }
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another process of the cluster was faster; its schedule is the same.
        }
    }

    private ServiceCollection Services(QuartzCalls calls)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(logging).AddSingleton(calls);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = "portal";
                o.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UsePersistentStore(store =>
            {
                if (db.Engine == DatabaseEngine.Postgres)
                {
                    store.UsePostgres(db.ConnectionString);
                    // A process that died is noticed within six seconds; its work goes on with the next time anyway.
                    store.UseClustering(o => (o.CheckinInterval, o.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)));
                }
                else
                {
                    store.UseSqlite(db.ConnectionString);
                }

                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
                store.ConfigureStore(o => (o.StoreJobDataAsStrings, o.TablePrefix) = (true, "qrtz_"));
            });
        });
        return services;
    }
}

/// <summary>What Quartz calls: the list and the way a job is run.</summary>
internal sealed record QuartzCalls(IReadOnlyList<PortalJob> Jobs, Func<PortalJob, CancellationToken, Task<JobCount>> RunAsync);

/// <summary>Every portal job, told apart by its key. The cluster runs one of a key at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class QuartzJob(QuartzCalls calls, ILogger<QuartzJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        if (calls.Jobs.FirstOrDefault(j => j.Name == name) is not { } job)
        {
            log.LogWarning("Job {Job} is in the schedule and not in this version's list; it is left to versions that know it", name);
            return;
        }

        log.LogDebug("Job {Job} is called for {Slot:O}", name, context.ScheduledFireTimeUtc);
        try
        {
            await calls.RunAsync(job, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.LogInformation("Job {Job} was stopped with the portal and goes on at its next time", name);
        }
        catch (Exception e)
        {
            log.LogError(e, "Job {Job} could not be recorded", name);
        }
    }
}
