using SupplierDiversity.Database;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Accounts;

/// <summary>Tells the owner of an account by mail that something about signing in was changed.</summary>
public sealed class AccountNews
{
    /// <summary>App, recovery codes or passkeys are others than before.</summary>
    public const string ProofsChanged = "proofs_changed";

    /// <summary>Somebody signed in with a recovery code.</summary>
    public const string RecoveryUsed = "recovery_used";

    /// <summary>The password is another one.</summary>
    public const string PasswordChanged = "password_changed";

    private readonly Db db;
    private readonly AccountLetters letters;

    internal AccountNews(Db db, AccountLetters letters) => (this.db, this.letters) = (db, letters);

    /// <summary>Queues a letter; <paramref name="name"/> is one of the constants above.</summary>
    public Task SendAsync(Account account, Language page, string name, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        return db.InTransactionAsync(
            (connection, transaction) => letters.NewsAsync(connection, transaction, account.Email, letters.Of(account, page), name), ct);
    }
}
