using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace SupplierDiversity.Security;

/// <summary>
/// In production under an https address every cookie of the portal is bound to this one host: sent over TLS only, for
/// the whole site, and by no neighbouring host to be overwritten (<c>__Host-</c>, RFC 6265bis, 4.1.3.2).
/// </summary>
internal sealed class HostCookies(IConfiguration configuration, IHostEnvironment environment)
    : IPostConfigureOptions<CookieAuthenticationOptions>, IPostConfigureOptions<AntiforgeryOptions>
{
    private const string Prefix = "__Host-";

    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        Bind(options.Cookie);
        options.Cookie.HttpOnly = true;
    }

    public void PostConfigure(string? name, AntiforgeryOptions options) => Bind(options.Cookie);

    private void Bind(CookieBuilder cookie)
    {
        if (!environment.IsProduction() || configuration["Portal:BaseUrl"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) != true)
        {
            return;
        }

        (cookie.SecurePolicy, cookie.Path, cookie.Domain) = (CookieSecurePolicy.Always, "/", null);
        if (cookie.Name is { } bare && !bare.StartsWith("__", StringComparison.Ordinal))
        {
            cookie.Name = Prefix + bare;
        }
    }
}
