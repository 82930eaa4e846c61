using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;
using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Security;

/// <summary>Keys, headers, limits and health: what the whole site needs, whatever its features.</summary>
internal static class SecurityFeature
{
    public static void AddSecurity(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddKeys(configuration, contentRoot);
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
}
