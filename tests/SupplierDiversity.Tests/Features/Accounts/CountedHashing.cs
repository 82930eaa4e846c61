using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Accounts.Passwords;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Accounts;

/// <summary>A portal that counts how often it hashes a password: the work an onlooker could measure.</summary>
public sealed class CountedHashing : PortalFixture
{
    private int _hashes;

    public int Hashes => Volatile.Read(ref _hashes);

    protected override void Configure(IServiceCollection services) => services.AddSingleton<IPasswordHasher<Account>>(s =>
        new Counting(this, ActivatorUtilities.CreateInstance<AccountPasswordHasher>(s)));

    private sealed class Counting(CountedHashing portal, IPasswordHasher<Account> real) : IPasswordHasher<Account>
    {
        public string HashPassword(Account user, string password)
        {
            Interlocked.Increment(ref portal._hashes);
            return real.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref portal._hashes);
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
