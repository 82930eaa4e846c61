using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Security;

/// <summary>Keys, headers, limits and health: what the whole site needs, whatever its features.</summary>
internal static class SecurityFeature
{
    /// <summary>Bytes of a request without a file.</summary>
    public const long LargestForm = 1024 * 1024;

    public static void AddSecurity(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddKeys(configuration, contentRoot);
        services.Configure<AntiforgeryOptions>(o => (o.Cookie.Name, o.Cookie.SecurePolicy) = ("sd-forms", CookieSecurePolicy.SameAsRequest));
        services.AddSingleton<HostCookies>();
        services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>>(s => s.GetRequiredService<HostCookies>());
        services.AddSingleton<IPostConfigureOptions<AntiforgeryOptions>>(s => s.GetRequiredService<HostCookies>());
        services.AddProxies();
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        // Uploads say how large they may be; everything else is a form of a few fields.
        services.Configure<KestrelServerOptions>(o => (o.AddServerHeader, o.Limits.MaxRequestBodySize) = (false, LargestForm));
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
}
