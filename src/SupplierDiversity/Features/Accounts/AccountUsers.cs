using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Accounts;

/// <summary>
/// Identity's accounts on the portal's own clock. Wrong passwords are counted by one statement in the database, so that
/// many guesses at once cannot slip past the limit.
/// </summary>
internal sealed class AccountUsers(
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
    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(user.LockedUntil > clock.GetUtcNow());

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

    /// <summary>The account of an address, made when there is none, in the administrator role.</summary>
    /// <exception cref="FormatException">The text is not an e-mail address.</exception>
    public async Task<Account> EnsureAdministratorAsync(string email)
    {
        if (!IsAddress(email))
        {
            throw new FormatException($"'{email}' is not an e-mail address.");
        }

        var account = await FindByEmailAsync(email);
        if (account is null)
        {
            account = new Account
            {
                AccountId = Guid.CreateVersion7(),
                Email = email,
                EmailKey = NormalizeEmail(email),
                EmailConfirmed = true,
                CreatedAt = DapperTypes.Cut(clock.GetUtcNow()),
            };
            var created = await CreateAsync(account);
            if (!created.Succeeded)
            {
                throw new FormatException(string.Join(' ', created.Errors.Select(e => e.Description)));
            }
        }

        await ((IUserRoleStore<Account>)Store).AddToRoleAsync(account, Roles.Administrator, CancellationToken);
        return account;
    }

    private static bool IsAddress(string email) =>
        email.Length <= 254 && System.Net.Mail.MailAddress.TryCreate(email, out var address) && address.Address == email;
}
