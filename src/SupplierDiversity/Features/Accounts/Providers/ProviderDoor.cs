using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Accounts.Providers;

/// <summary>
/// Sends people to their city's sign-in service and lets in who comes back (OpenID Connect, code flow with PKCE). It
/// opens accounts that exist and never makes one: rights come from an invitation, not from an employer's address book.
/// </summary>
public sealed class ProviderDoor
{
    private const string UseState =
        "INSERT INTO used_states (state_sha256, expires_at) VALUES (@StateDigest, @Until) ON CONFLICT (state_sha256) DO NOTHING";

    private readonly Db db;
    private readonly PortalAddress address;
    private readonly ProviderKeys keys;
    private readonly ProviderTokens tokens;
    private readonly ProviderReach reach;
    private readonly IDataProtectionProvider protection;
    private readonly TimeProvider clock;

    internal ProviderDoor(Db db, PortalAddress address, ProviderKeys keys, ProviderTokens tokens, ProviderReach reach, IDataProtectionProvider protection, TimeProvider clock) =>
        (this.db, this.address, this.keys, this.tokens, this.reach, this.protection, this.clock) = (db, address, keys, tokens, reach, protection, clock);

    /// <summary>The service's address to go to, and what the browser keeps meanwhile; null when the service does not answer.</summary>
    public async Task<(string Address, string Kept)?> LeaveAsync(Provider provider, string returnUrl, string language, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(provider);
        try
        {
            var published = await keys.OfAsync(provider, unknownKey: false, ct);
            var attempt = ProviderAttempt.New(provider.Key, returnUrl, language, DapperTypes.Cut(clock.GetUtcNow()));
            var there = QueryHelpers.AddQueryString(published.AuthorizationEndpoint, new Dictionary<string, string?>
            {
                ["response_type"] = "code",
                ["client_id"] = provider.ClientId,
                ["redirect_uri"] = ReturnAddress(provider),
                ["scope"] = "openid email",
                ["state"] = attempt.State,
                ["nonce"] = attempt.Nonce,
                ["code_challenge"] = attempt.Challenge,
                ["code_challenge_method"] = "S256",
            });
            return (there, attempt.Seal(protection));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or ArgumentException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>Who came back, as an account and whether a second factor was shown; what went wrong otherwise.</summary>
    public async Task<ProviderReturn> EnterAsync(Provider provider, string? kept, string? state, string? code, string? issuer, UserManager<Account> users, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(users);
        var attempt = ProviderAttempt.Open(protection, kept);
        var back = new ProviderReturn(null, false, attempt?.ReturnUrl, attempt?.Language, "failed");
        if (attempt is null || attempt.Provider != provider.Key || attempt.Until < clock.GetUtcNow() || code is null
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(attempt.State), Encoding.UTF8.GetBytes(state ?? ""))
            || (issuer is not null && issuer != provider.Issuer) // RFC 9207
            || !await UseAsync(attempt, ct)
            || await tokens.RedeemAsync(provider, attempt, code, ReturnAddress(provider), ct) is not { } person)
        {
            return back;
        }

        return await FindAsync(provider, person, users, ct) is { } account
            ? back with { Account = account, Strong = person.Strong, Problem = null } : back with { Problem = "not_invited" };
    }

    private async Task<Account?> FindAsync(Provider provider, ProviderPerson person, UserManager<Account> users, CancellationToken ct)
    {
        if (await users.FindByLoginAsync(provider.Key, person.Subject) is { } known)
        {
            return await reach.IncludesAsync(provider, known.AccountId, ct) ? known : null;
        }

        if (person.VerifiedEmail is not { } email || !provider.Domains.Contains(email[(email.LastIndexOf('@') + 1)..].ToLowerInvariant())
            || await users.FindByEmailAsync(email) is not { } account || !await reach.IncludesAsync(provider, account.AccountId, ct))
        {
            return null;
        }

        // Nobody has proved this address before, so nobody's password may stay.
        if (!account.EmailConfirmed)
        {
            (account.PasswordHash, account.EmailConfirmed) = (null, true);
        }

        // Another person of the same address was here before: then nothing is added, and nothing found.
        await users.AddLoginAsync(account, new UserLoginInfo(provider.Key, person.Subject, provider.Name));
        return await users.FindByLoginAsync(provider.Key, person.Subject);
    }

    private async Task<bool> UseAsync(ProviderAttempt attempt, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition(UseState, new { attempt.StateDigest, attempt.Until }, cancellationToken: ct)) == 1;
    }

    private string ReturnAddress(Provider provider) => address.Of($"/sign-in/from/{provider.Key}");
}

/// <summary>Somebody back from a service.</summary>
/// <param name="Account">Whose account is opened; null: nobody's.</param>
/// <param name="Strong">True when the service asked for a second factor.</param>
/// <param name="ReturnUrl">The page asked for before.</param>
/// <param name="Language">Of the page they left from.</param>
/// <param name="Problem">A code: "failed" or "not_invited"; null: none.</param>
public sealed record ProviderReturn(Account? Account, bool Strong, string? ReturnUrl, string? Language, string? Problem);
