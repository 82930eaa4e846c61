using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SupplierDiversity.Rules.Accounts;

namespace SupplierDiversity.Features.Accounts.Passwords;

/// <summary>Identity's hash (PBKDF2) of the one spelling of a password, so that every keyboard opens the account.</summary>
internal sealed class AccountPasswordHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    public override string HashPassword(Account user, string password) => base.HashPassword(user, PasswordRule.Normal(password));

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, PasswordRule.Normal(providedPassword));
}
