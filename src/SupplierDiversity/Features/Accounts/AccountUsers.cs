using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Accounts;

namespace SupplierDiversity.Features.Accounts;

/// <summary>
/// Identity's accounts on the portal's own clock. Wrong passwords are counted by one statement in the database, so that
/// many guesses at once cannot slip past the limit.
/// </summary>
public sealed class AccountUsers(
    IUserStore<Account> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    IEnumerable<IUserValidator<Account>> userValidators,
    IEnumerable<IPasswordValidator<Account>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<AccountUsers> logger,
    TimeProvider clock,
    Db db)
    : UserManager<Account>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    /// <inheritdoc/>
    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(user.LockedUntil > clock.GetUtcNow());

    /// <inheritdoc/>
    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        await using var connection = await db.OpenAsync(CancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            AccountsSql.CountFailure,
            new
            {
                user.AccountId,
                Limit = Options.Lockout.MaxFailedAccessAttempts,
                Until = DapperTypes.Cut(clock.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan),
            },
            cancellationToken: CancellationToken));
        return IdentityResult.Success;
    }

    /// <inheritdoc/>
    protected override string CreateTwoFactorRecoveryCode() => RecoveryCode.Of(RandomNumberGenerator.GetBytes(RecoveryCode.Bytes));

    /// <summary>Keeps the secret of an authenticator app, or takes app and recovery codes away. All sessions end.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="secret">The secret; null: no app any more.</param>
    /// <param name="step">The step whose code proved the app; its code does not work again.</param>
    public async Task SetAppAsync(Account account, string? secret, long step)
    {
        ArgumentNullException.ThrowIfNull(account);
        var store = (AccountStore)Store;
        await store.SetAuthenticatorKeyAsync(account, secret ?? "", CancellationToken);
        await store.UseCodeStepAsync(account, step, CancellationToken);
        account.TwoFactor = secret is not null;
        if (secret is null)
        {
            await store.ReplaceCodesAsync(account, [], CancellationToken);
        }

        await UpdateSecurityStampAsync(account);
    }

    /// <summary>The account of an address, made when there is none, in the administrator role.</summary>
    /// <exception cref="FormatException">The text is not an e-mail address.</exception>
    public async Task<Account> EnsureAdministratorAsync(string email)
    {
        var account = await EnsureAsync(email);
        await ((IUserRoleStore<Account>)Store).AddToRoleAsync(account, Roles.Administrator, CancellationToken);
        return account;
    }

    /// <summary>The account of an address somebody vouched for, made when there is none; it has no password yet.</summary>
    /// <exception cref="FormatException">The text is not an e-mail address.</exception>
    public async Task<Account> EnsureAsync(string email)
    {
        if (!AccountDirectory.IsAddress(email))
        {
            throw new FormatException($"'{email}' is not an e-mail address.");
        }

        if (await FindByEmailAsync(email) is { } known)
        {
            return known;
        }

        var account = new Account
        {
            AccountId = Guid.CreateVersion7(),
            Email = email,
            EmailKey = NormalizeEmail(email),
            EmailConfirmed = true,
            CreatedAt = DapperTypes.Cut(clock.GetUtcNow()),
        };
        var created = await CreateAsync(account);
        return created.Succeeded ? account : throw new FormatException(string.Join(' ', created.Errors.Select(e => e.Description)));
    }
}
