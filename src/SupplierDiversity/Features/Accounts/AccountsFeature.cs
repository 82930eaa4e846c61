using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Accounts;

/// <summary>Accounts, sign-in and the rules for passwords and lockout.</summary>
internal static class AccountsFeature
{
    public static void AddAccountsFeature(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o =>
            {
                o.User.RequireUniqueEmail = true;
                o.User.AllowedUserNameCharacters = "";
                // Length protects, composition rules do not (NIST SP 800-63B, 5.1.1.2).
                o.Password = new PasswordOptions
                {
                    RequiredLength = 12,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddUserStore<AccountStore>()
            .AddUserManager<AccountUsers>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager();
        // OWASP's figure for PBKDF2 with SHA-512.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        // A changed password ends other sign-ins within a minute.
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<WelcomeLinks>();
        services.AddSingleton<AccountDirectory>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IConfiguration, IHostEnvironment>((cookie, configuration, environment) =>
            {
                cookie.Cookie.Name = "sd-session";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = environment.IsProduction() && configuration["Portal:BaseUrl"] is { } address
                    && address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
                    ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
                cookie.SlidingExpiration = true;
                cookie.Events.OnRedirectToLogin = context =>
                {
                    var t = context.HttpContext.Language();
                    var wanted = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
                    context.Response.Redirect($"{t.Path("/sign-in")}?returnUrl={Uri.EscapeDataString(HttpMethods.IsGet(context.Request.Method) ? wanted : t.Path("/admin"))}");
                    return Task.CompletedTask;
                };
                cookie.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
    }
}
