using Dapper;
using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Database;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Accounts.OwnAccount;

/// <summary>
/// Another e-mail address for an account, once both mailboxes have agreed: the new one, because it must be the person's;
/// the old one, so that nobody takes an account away from an unattended screen.
/// </summary>
public sealed class EmailChanges
{
    private readonly Db db;
    private readonly AccountLinks links;
    private readonly AccountLetters letters;
    private readonly ILookupNormalizer normalizer;
    private readonly TimeProvider clock;

    internal EmailChanges(Db db, AccountLinks links, AccountLetters letters, ILookupNormalizer normalizer, TimeProvider clock) =>
        (this.db, this.links, this.letters, this.normalizer, this.clock) = (db, links, letters, normalizer, clock);

    /// <summary>How long both mailboxes have to agree.</summary>
    public static TimeSpan Validity { get; } = TimeSpan.FromHours(24);

    /// <summary>Sends a link to each side. Whether the new address has an account already is not said, neither here nor later.</summary>
    public Task AskAsync(Account account, string newEmail, Language page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        var t = letters.Of(account, page);
        var now = DapperTypes.Cut(clock.GetUtcNow());
        return db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(EmailChangesSql.Ask, new { account.AccountId, NewEmail = newEmail, Expires = now + Validity }, transaction);
                foreach (var (side, purpose, to) in new[] { ("old", AccountLinks.OldEmail, account.Email), ("new", AccountLinks.NewEmail, newEmail) })
                {
                    var token = await links.CreateAsync(connection, transaction, account.AccountId, purpose, Validity);
                    await letters.LinkAsync(connection, transaction, to, t, $"email_{side}", $"/email-change/{side}/{token}", Validity, newEmail);
                }
            },
            ct);
    }

    /// <summary>The change a link is for, or null.</summary>
    public async Task<EmailChangeRow?> FindAsync(string token, string purpose, CancellationToken ct)
    {
        if (await links.FindAsync(token, purpose, ct) is not { } id)
        {
            return null;
        }

        return await db.FindAsync<EmailChangeRow>(EmailChangesSql.Find, new { AccountId = id, Now = DapperTypes.Cut(clock.GetUtcNow()) }, ct);
    }

    /// <summary>One side agrees. The second changes the address and ends all sessions.</summary>
    /// <returns>Null when the link is no longer good; true when the address is changed now, false when the other side is still to agree.</returns>
    public Task<bool?> AgreeAsync(string token, string purpose, Language page, CancellationToken ct)
    {
        var now = DapperTypes.Cut(clock.GetUtcNow());
        return db.InTransactionAsync<bool?>(
            async (connection, transaction) =>
            {
                if (await links.UseAsync(connection, transaction, token, purpose) is not { } id
                    || await connection.QuerySingleOrDefaultAsync<EmailChangeRow>(
                        purpose == AccountLinks.OldEmail ? EmailChangesSql.OldAgrees : EmailChangesSql.NewAgrees, new { AccountId = id, Now = now }, transaction) is not { } change)
                {
                    return null;
                }

                if (change.OldAgreedAt is null || change.NewAgreedAt is null)
                {
                    return false;
                }

                var account = await connection.QuerySingleAsync<Account>(AccountsSql.FindById, new { Id = id }, transaction);
                var key = normalizer.NormalizeEmail(change.NewEmail);
                await connection.ExecuteAsync(EmailChangesSql.Forget, new { AccountId = id }, transaction);
                if (await connection.QuerySingleOrDefaultAsync<Account>(AccountsSql.FindByEmailKey, new { Key = key }, transaction) is not null)
                {
                    return null;
                }

                await connection.ExecuteAsync(EmailChangesSql.Change, new { AccountId = id, Email = change.NewEmail, Key = key, Stamp = Guid.NewGuid().ToString("N") }, transaction);
                await letters.NewsAsync(connection, transaction, account.Email, letters.Of(account, page), "email_changed");
                return true;
            },
            ct);
    }
}

/// <summary>An address that is wanted.</summary>
public sealed record EmailChangeRow
{
    /// <summary>The address until now.</summary>
    public required string Email { get; init; }

    /// <summary>The wanted one.</summary>
    public required string NewEmail { get; init; }

    /// <summary>When the old mailbox agreed (UTC).</summary>
    public required DateTimeOffset? OldAgreedAt { get; init; }

    /// <summary>When the new mailbox agreed (UTC).</summary>
    public required DateTimeOffset? NewAgreedAt { get; init; }
}
