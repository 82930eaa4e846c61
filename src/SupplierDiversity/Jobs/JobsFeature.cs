using SupplierDiversity.Operating.Adapters;

namespace SupplierDiversity.Jobs;

/// <summary>The job list, its runs, and the server that keeps its times.</summary>
internal static class JobsFeature
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton(JobList.OfThePortal);
        services.AddSingleton<JobRuns>();
        services.AddSingleton<JobRunner>();
        services.AddKeyedSingleton<IJobServer, QuartzServer>("Quartz");
        services.AddKeyedSingleton<IJobServer, NoJobServer>("None");
        services.AddSingleton(AdapterChoice.Jobs.Chosen<IJobServer>);
        services.AddHostedService<JobService>();
    }
}
