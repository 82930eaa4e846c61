using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.People;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Audit;

/// <summary>
/// The end of the chain in somebody's mailbox, every week. A mailbox is outside the database: when records are cut off
/// or the chain is made anew, what was sent before no longer fits, and the next letter says so.
/// </summary>
internal sealed class AuditReceipts(Db db, AuditLog audit, AuditReceiptLetters letters, AccountDirectory accounts, RoleBook roles, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromDays(7);

    /// <summary>True when the account gets the letters.</summary>
    public async Task<bool> AreSentToAsync(Guid account, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(AuditReceiptsSql.Has, new { AccountId = account }, cancellationToken: ct)) > 0;
    }

    /// <summary>Begins or ends the letters to an account.</summary>
    public Task SendToAsync(Guid account, bool send, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var changed = await connection.ExecuteAsync(send ? AuditReceiptsSql.Begin : AuditReceiptsSql.End, new { AccountId = account, Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction);
            if (changed == 0)
            {
                audit.NothingChanged();
                return;
            }

            await audit.AddAsync(connection, transaction, new AuditEntry(send ? "receipts-begun" : "receipts-ended", "account", account));
        },
        ct);

    /// <summary>The job: a letter to everybody who asked, may still read the log, and had none for a week.</summary>
    public static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var here = services.GetRequiredService<AuditReceipts>();
        var queued = 0;
        while (await here.SendNextAsync(ct) is { } sent)
        {
            queued += sent;
        }

        return new JobCount(Queued: queued, DidSomething: queued > 0);
    }

    // One letter a transaction: 1 sent, 0 taken off the list, null nothing due.
    private async Task<int?> SendNextAsync(CancellationToken ct)
    {
        var now = DapperTypes.Cut(clock.GetUtcNow());
        await using var connection = await db.OpenAsync(ct);
        var due = await connection.QueryFirstOrDefaultAsync<AuditReceiptRow>(new CommandDefinition(AuditReceiptsSql.Due, new { Before = now - Between }, cancellationToken: ct));
        if (due is null)
        {
            return null;
        }

        if (!await MayReadAsync(due.AccountId, ct))
        {
            await connection.ExecuteAsync(AuditReceiptsSql.End, new { due.AccountId });
            return 0;
        }

        var before = due.SentNumber is { } number ? await audit.HashOfAsync(number, ct) : null;
        var fits = due.SentNumber is null || before?.Hash == due.SentHash;
        var head = await audit.HeadAsync(ct);
        return await db.InTransactionAsync(
            async (c, t) =>
            {
                // Two processes may have found the same one: only the first still finds it due.
                if (await c.ExecuteAsync(AuditReceiptsSql.Sent, new { due.AccountId, head.Number, head.Hash, Now = now, Before = now - Between }, t) == 0)
                {
                    return 0;
                }

                await letters.SendAsync(c, t, due, head, fits);
                return 1;
            },
            ct);
    }

    private async Task<bool> MayReadAsync(Guid account, CancellationToken ct)
    {
        var readers = Rights.Of(Right.ReadAudit).Roles;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return (readers.Contains(Role.PortalAdministrator) && (await accounts.PortalAdministratorsAsync(ct)).Contains(account))
            || (await roles.OfPersonAsync(account, ct)).Any(r => r.HeldOn(today) && readers.Contains(r.Kind));
    }
}
