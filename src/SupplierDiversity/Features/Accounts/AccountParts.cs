using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Features.Accounts.OwnAccount;
using SupplierDiversity.Features.Accounts.Passkeys;
using SupplierDiversity.Features.Accounts.Passwords;
using SupplierDiversity.Features.Accounts.Providers;
using SupplierDiversity.Features.Accounts.Sessions;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Accounts;

/// <summary>The services behind the account pages.</summary>
internal static class AccountParts
{
    public static void AddAccountParts(this IServiceCollection services)
    {
        services.AddSingleton<SessionStore>();
        services.AddSingleton<AccountSessions>();
        services.AddSingleton<AccountLinks>();
        services.AddSingleton<AccountLetters>();
        services.AddSingleton<BreachedPasswords>();
        services.AddSingleton<PasskeyList>();
        services.AddSingleton<ProviderKeys>();
        services.AddSingleton<ProviderTokens>();
        services.AddSingleton<ProviderReach>();
        services.AddSingleton(s => new NewPasswords(s.GetRequiredService<BreachedPasswords>(), s.GetRequiredService<LanguageList>()));
        services.AddSingleton(s => new AccountNews(s.GetRequiredService<Database.Db>(), s.GetRequiredService<AccountLetters>()));
        services.AddSingleton(s => new ForgottenPasswords(
            s.GetRequiredService<Database.Db>(),
            s.GetRequiredService<AccountLinks>(),
            s.GetRequiredService<AccountLetters>(),
            s.GetRequiredService<LanguageList>(),
            s.GetRequiredService<IPasswordHasher<Account>>(),
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new EmailChanges(
            s.GetRequiredService<Database.Db>(),
            s.GetRequiredService<AccountLinks>(),
            s.GetRequiredService<AccountLetters>(),
            new UpperInvariantLookupNormalizer(),
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ProviderDoor(
            s.GetRequiredService<Database.Db>(),
            s.GetRequiredService<PortalAddress>(),
            s.GetRequiredService<ProviderKeys>(),
            s.GetRequiredService<ProviderTokens>(),
            s.GetRequiredService<ProviderReach>(),
            s.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>(),
            s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Passkeys are tied to the portal's own host, and answers are taken from its own pages only.</summary>
    public static void AddPasskeys(this IServiceCollection services) =>
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            var set = Uri.TryCreate(configuration["Portal:BaseUrl"], UriKind.Absolute, out var address) ? address : null;
            options.ServerDomain = set?.IdnHost;
            options.ResidentKeyRequirement = "required";
            options.UserVerificationRequirement = "required";
            options.ValidateOrigin = context =>
            {
                var here = set?.GetLeftPart(UriPartial.Authority) ?? $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}";
                return ValueTask.FromResult(!context.CrossOrigin && string.Equals(context.Origin, here, StringComparison.OrdinalIgnoreCase));
            };
        });
}
