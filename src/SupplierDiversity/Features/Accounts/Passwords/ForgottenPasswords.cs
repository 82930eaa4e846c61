using Dapper;
using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Database;
using SupplierDiversity.Jobs;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Accounts.Passwords;

/// <summary>
/// Forgotten passwords. The page only writes down the typed address, whoever's it is; a job finds out whether it belongs
/// to an account. So neither the answer nor the time it takes says who has one, and strangers get no mail.
/// </summary>
public sealed class ForgottenPasswords
{
    private readonly Db db;
    private readonly AccountLinks links;
    private readonly AccountLetters letters;
    private readonly LanguageList languages;
    private readonly IPasswordHasher<Account> hasher;
    private readonly TimeProvider clock;

    internal ForgottenPasswords(Db db, AccountLinks links, AccountLetters letters, LanguageList languages, IPasswordHasher<Account> hasher, TimeProvider clock) =>
        (this.db, this.links, this.letters, this.languages, this.hasher, this.clock) = (db, links, letters, languages, hasher, clock);

    /// <summary>How long a link is good.</summary>
    public static TimeSpan Validity { get; } = TimeSpan.FromHours(1);

    /// <summary>Writes a typed address down.</summary>
    public async Task AskAsync(string email, Language page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(page);
        await using var connection = await db.OpenAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            PasswordsSql.AddRequest,
            new { RequestId = Guid.CreateVersion7(), Email = email, Language = page.Tag, Now = DapperTypes.Cut(clock.GetUtcNow()) },
            cancellationToken: ct));
    }

    /// <summary>The address an open link is for; null when the link is unknown, used or too old.</summary>
    public async Task<string?> EmailOfAsync(string token, CancellationToken ct)
    {
        if (await links.FindAsync(token, AccountLinks.Password, ct) is not { } id)
        {
            return null;
        }

        return await db.FindAsync<string>(PasswordsSql.EmailOf, new { AccountId = id }, ct);
    }

    /// <summary>Uses the link up, sets the password and ends all sessions; false when the link is no longer good.</summary>
    public async Task<bool> SetAsync(string token, string password, Language page, CancellationToken ct)
    {
        // Slow on purpose, so it is done before the write lock is taken.
        var hash = hasher.HashPassword(null!, password);
        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (await links.UseAsync(connection, transaction, token, AccountLinks.Password) is not { } id)
                {
                    return false;
                }

                await connection.ExecuteAsync(AccountsSql.SetPassword, new { AccountId = id, Hash = hash, Stamp = Guid.NewGuid().ToString("N") }, transaction);
                var account = await connection.QuerySingleAsync<Account>(AccountsSql.FindById, new { Id = id }, transaction);
                await letters.NewsAsync(connection, transaction, account.Email, letters.Of(account, page), AccountNews.PasswordChanged);
                return true;
            },
            ct);
    }

    /// <summary>The job: letters for the typed addresses that belong to accounts.</summary>
    internal static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var here = services.GetRequiredService<ForgottenPasswords>();
        var (taken, queued) = await here.db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var sent = 0;
                var requests = (await connection.QueryAsync<PasswordRequestRow>(PasswordsSql.TakeRequests, transaction: transaction)).AsList();
                foreach (var request in requests.DistinctBy(r => r.Email.ToUpperInvariant()))
                {
                    var account = await connection.QuerySingleOrDefaultAsync<Account>(
                        AccountsSql.FindByEmailKey, new { Key = request.Email.Normalize().ToUpperInvariant() }, transaction);
                    // One letter in five minutes is enough for anybody, also for somebody who wants to annoy.
                    if (account is null || await connection.ExecuteScalarAsync<int>(
                        PasswordsSql.Recent, new { account.AccountId, Since = DapperTypes.Cut(here.clock.GetUtcNow() - TimeSpan.FromMinutes(5)) }, transaction) > 0)
                    {
                        continue;
                    }

                    var token = await here.links.CreateAsync(connection, transaction, account.AccountId, AccountLinks.Password, Validity);
                    var t = here.letters.Of(account, here.languages.Find(request.Language) ?? here.languages.Default);
                    await here.letters.LinkAsync(connection, transaction, account.Email, t, "password", $"/forgotten-password/{token}", Validity);
                    sent++;
                }

                return (requests.Count, sent);
            },
            ct);
        return new JobCount(Queued: queued, DidSomething: taken > 0);
    }
}
