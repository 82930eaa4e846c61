using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Jobs;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Suppliers;

/// <summary>Once a year each firm is asked by mail whether what the register says is still right.</summary>
internal static class FactChecks
{
    private const int Most = 200;

    /// <summary>Reminds the firms that are due.</summary>
    public static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var (db, mail, address) = (services.GetRequiredService<Db>(), services.GetRequiredService<FirmMail>(), services.GetRequiredService<PortalAddress>());
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var due = new { Before = today.AddYears(-1), Never = DateOnly.MinValue, JoinedBefore = DapperTypes.Cut(now.AddYears(-1)), Most };
        List<Guid> firms;
        await using (var connection = await db.OpenAsync(ct))
        {
            firms = (await connection.QueryAsync<Guid>(new CommandDefinition(FirmsSql.DueForACheck, due, cancellationToken: ct))).AsList();
        }

        var sent = 0;
        foreach (var firm in firms)
        {
            sent += await db.InTransactionAsync(
                async (connection, transaction) =>
                    // Of two processes at once, one sets the day and writes.
                    await connection.ExecuteAsync(FirmsSql.Remind, new { SupplierId = firm, Today = today, due.Never, due.Before }, transaction) == 0 ? 0
                        : await mail.SendAsync(connection, transaction, firm, "register", t => (
                            t["suppliers.letter.check.subject"],
                            new MailPart(t).Paragraph(t["suppliers.letter.check.text"]).Button(t["suppliers.letter.check.button"], address.Of(t.Path($"/business/{firm}/facts")))), ct),
                ct);
        }

        return new JobCount(Queued: sent, DidSomething: sent > 0);
    }
}
