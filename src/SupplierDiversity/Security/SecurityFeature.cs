using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;

namespace SupplierDiversity.Security;

/// <summary>Keys, headers, limits and health: what the whole site needs, whatever its features.</summary>
internal static class SecurityFeature
{
    public static void AddSecurity(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("SupplierDiversity");
        services.AddOptions<KeyManagementOptions>().Configure<IConfiguration, IHostEnvironment, ILoggerFactory>((keys, configuration, host, log) =>
            keys.XmlRepository = new FileSystemXmlRepository(KeyFolder(configuration, host), log));
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.Configure<AntiforgeryOptions>(o => (o.Cookie.Name, o.Cookie.SecurePolicy) = ("sd-forms", CookieSecurePolicy.SameAsRequest));
        services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.AddAccess();
        services.AddRateLimits();
        services.AddHealthChecks().AddCheck<DatabaseReady>("database");
    }

    /// <summary>Before everything else: a proxy on this machine is believed about the visitor's address and scheme.</summary>
    public static void UseTransportSecurity(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseSecurityHeaders();
    }

    /// <summary>Live = the process answers; ready = it can serve pages.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(new PublicAttribute());
        app.MapHealthChecks("/health/ready").WithMetadata(new PublicAttribute());
    }

    private static DirectoryInfo KeyFolder(IConfiguration configuration, IHostEnvironment host)
    {
        var folder = Path.Combine(Path.GetFullPath(configuration["Portal:DataDirectory"] ?? "data", host.ContentRootPath), "keys");
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
