using Microsoft.AspNetCore.Hosting;
using SupplierDiversity.Hangfire;
using SupplierDiversity.Jobs;

[assembly: HostingStartup(typeof(HangfireStartup))]

namespace SupplierDiversity.Hangfire;

/// <summary>What the portal gets by <c>Jobs__Server=Hangfire</c>: the server, and its dashboard as one more controller.</summary>
public sealed class HangfireStartup : IHostingStartup
{
    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
    {
        services.AddSingleton<HangfireServer>();
        services.AddKeyedSingleton<IJobServer>("Hangfire", (s, _) => s.GetRequiredService<HangfireServer>());
        services.AddMvcCore().AddApplicationPart(typeof(HangfireStartup).Assembly);
    });
}
