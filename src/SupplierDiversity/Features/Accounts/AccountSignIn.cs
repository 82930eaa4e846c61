using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SupplierDiversity.Features.Accounts;

/// <summary>Signs people in and remembers in the session when and how they proved who they are.</summary>
public sealed class AccountSignIn(
    UserManager<Account> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    TimeProvider clock)
    : SignInManager<Account>(users, context, claims, options, logger, schemes, confirmation)
{
    /// <summary>Claim: Unix second of the last proof.</summary>
    public const string ProvenAt = "sd-proven";

    // RFC 8176: "mfa" several factors, "hwk" a key in hardware that checks its owner.
    private const string Method = "amr";

    /// <summary>How long after signing in a person may change what protects the account.</summary>
    public static TimeSpan Fresh { get; } = TimeSpan.FromMinutes(15);

    /// <summary>True when the session was opened with more than a password.</summary>
    public static bool IsStrong(ClaimsPrincipal person) => person.Claims.Any(c => c.Type == Method && c.Value is "mfa" or "hwk");

    /// <summary>True when the person proved a short while ago who they are.</summary>
    public static bool IsFresh(ClaimsPrincipal person, DateTimeOffset now) =>
        long.TryParse(person.FindFirstValue(ProvenAt), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && now - DateTimeOffset.FromUnixTimeSeconds(at) < Fresh;

    /// <summary>The claims that say how a session was opened; they outlive the minute after which the others are made anew.</summary>
    public static void KeepProof(ClaimsPrincipal from, ClaimsPrincipal to)
    {
        var proof = from.Claims.Where(c => c.Type is Method or ProvenAt).Select(c => new Claim(c.Type, c.Value)).ToList();
        ((ClaimsIdentity)to.Identity!).AddClaims(proof.Where(c => !to.HasClaim(c.Type, c.Value)));
    }

    /// <inheritdoc/>
    public override Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var all = additionalClaims.ToList();
        return base.SignInWithClaimsAsync(user, authenticationProperties, all.Exists(c => c.Type == ProvenAt) ? all : [.. all, new Claim(ProvenAt, now)]);
    }

    /// <summary>Keeps this session open after something changed that ends all others.</summary>
    /// <param name="account">As it is now.</param>
    /// <param name="strong">True when the person has just shown a second factor.</param>
    public async Task KeepAsync(Account account, bool strong = false)
    {
        var session = await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var proof = session.Principal!.Claims.Where(c => c.Type is Method or ProvenAt).Select(c => new Claim(c.Type, c.Value)).ToList();
        if (strong && !IsStrong(session.Principal!))
        {
            proof.RemoveAll(c => c.Type == Method);
            proof.Add(new Claim(Method, "mfa"));
        }

        await SignInWithClaimsAsync(account, session.Properties, proof);
    }

    /// <summary>Signs in somebody whose passkey was checked, which is two factors in one.</summary>
    /// <returns>False when the account is locked or its address unconfirmed.</returns>
    public async Task<bool> EnterWithPasskeyAsync(Account account)
    {
        if (await PreSignInCheck(account) is not null)
        {
            return false;
        }

        await ResetLockout(account);
        await SignInWithClaimsAsync(account, new AuthenticationProperties(), [new Claim(Method, "hwk")]);
        return true;
    }

    /// <summary>Signs in somebody whom a city's own service vouches for.</summary>
    /// <param name="account">Whom.</param>
    /// <param name="provider">The service.</param>
    /// <param name="strong">True when the service says that it asked for a second factor; then ours is not asked again.</param>
    public async Task<SignInResult> EnterFromAsync(Account account, string provider, bool strong)
    {
        if (await PreSignInCheck(account) is { } refused)
        {
            return refused;
        }

        if (!strong)
        {
            return await SignInOrTwoFactorAsync(account, isPersistent: false, provider, bypassTwoFactor: false);
        }

        await SignInWithClaimsAsync(account, new AuthenticationProperties(), [new Claim(ClaimTypes.AuthenticationMethod, provider), new Claim(Method, "mfa")]);
        return SignInResult.Success;
    }
}
