namespace SupplierDiversity.Jobs;

/// <summary>The job list, its runs, and the server that keeps its times.</summary>
internal static class JobsFeature
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton(JobList.OfThePortal);
        services.AddSingleton<JobRuns>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton(Server);
        services.AddHostedService<JobService>();
    }

    private static IJobServer Server(IServiceProvider services) => services.GetRequiredService<IConfiguration>()["Jobs:Server"] switch
    {
        null or "" or "Quartz" => ActivatorUtilities.CreateInstance<QuartzServer>(services),
        "None" => new NoJobServer(),
        var name when Type.GetType(name) is { } type && type.IsAssignableTo(typeof(IJobServer)) => (IJobServer)ActivatorUtilities.CreateInstance(services, type),
        var name => throw new InvalidOperationException($"Jobs__Server is '{name}'; it can be Quartz, None, or the name of a type that is an IJobServer."),
    };
}
