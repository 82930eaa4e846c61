using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Features.Accounts.Passwords;
using SupplierDiversity.Features.Accounts.Providers;
using SupplierDiversity.Features.Accounts.SecondFactor;
using SupplierDiversity.Features.Accounts.Sessions;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Accounts;

/// <summary>Accounts, sign-in and the rules for passwords and lockout.</summary>
internal static class AccountsFeature
{
    public static void AddAccountsFeature(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddSingleton(_ => AccountSettings.Read(configuration, contentRoot));
        services.AddSingleton(_ => ProviderList.Read(configuration));
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
                o.SignIn.RequireConfirmedEmail = true;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddUserStore<AccountStore>()
            .AddUserManager<AccountUsers>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager<AccountSignIn>()
            .AddTokenProvider<AppCodes>(TokenOptions.DefaultAuthenticatorProvider);
        // OWASP's figure for PBKDF2 with SHA-512.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        // Rights are looked up anew each minute. A changed password ends other sessions at once, in SessionStore.
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = TimeSpan.FromMinutes(1);
            o.OnRefreshingPrincipal = context =>
            {
                AccountSignIn.KeepProof(context.CurrentPrincipal!, context.NewPrincipal!);
                return Task.CompletedTask;
            };
        });
        services.AddSingleton<IPasswordHasher<Account>, AccountPasswordHasher>();
        services.AddSingleton<WelcomeLinks>();
        services.AddSingleton<AccountDirectory>();
        services.AddAccountParts();
        services.AddPasskeys();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IConfiguration, IHostEnvironment, SessionStore>((cookie, configuration, environment, sessions) =>
            {
                cookie.SessionStore = sessions;
                cookie.CookieManager = new SignInCookies();
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
