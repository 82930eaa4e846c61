using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Jobs;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Bids.Asking;

/// <summary>
/// Asks firms that showed interest and did not bid what kept them from it: one letter a tender, some days after its last
/// deadline, with one question and a way never to be asked again.
/// </summary>
public sealed class WhyLetters(Db db, CalledTenders tenders, FirmMail mail, WhyLinks links, TimeProvider clock)
{
    // Interest that is older than this belongs to a tender nobody remembers.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);
    private static readonly TimeSpan First = TimeSpan.FromDays(2);
    private static readonly TimeSpan Last = TimeSpan.FromDays(14);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(730);

    private const string Waiting =
        """
        SELECT i.tender_id, i.supplier_id FROM bid_interests i
        WHERE i.shown_at > @From
          AND NOT EXISTS (SELECT 1 FROM bids b WHERE b.tender_id = i.tender_id AND b.supplier_id = i.supplier_id AND b.state <> 'draft')
          AND NOT EXISTS (SELECT 1 FROM barrier_letters l WHERE l.tender_id = i.tender_id AND l.supplier_id = i.supplier_id)
          AND NOT EXISTS (SELECT 1 FROM barrier_refusals r WHERE r.supplier_id = i.supplier_id)
        ORDER BY i.tender_id, i.supplier_id
        """;

    private const string Written =
        "INSERT INTO barrier_letters (tender_id, supplier_id, written_at) VALUES (@TenderId, @SupplierId, @Now) ON CONFLICT (tender_id, supplier_id) DO NOTHING";

    private const string Refuse = "INSERT INTO barrier_refusals (supplier_id, refused_at) VALUES (@SupplierId, @Now) ON CONFLICT (supplier_id) DO NOTHING";

    private const string Forget = "DELETE FROM barrier_letters WHERE written_at < @Before";

    /// <summary>The job.</summary>
    internal static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var sent = await services.GetRequiredService<WhyLetters>().AskAsync(ct);
        return new JobCount(Queued: sent, DidSomething: sent > 0);
    }

    /// <summary>Asks every firm that is due; returns how many letters.</summary>
    public async Task<int> AskAsync(CancellationToken ct)
    {
        links.Prepare();
        var (now, sent) = (clock.GetUtcNow(), 0);
        await db.ExecuteAsync(Forget, new { Before = DapperTypes.Cut(now - Kept) }, ct);
        foreach (var tender in (await db.ListAsync<WaitingRow>(Waiting, new { From = DapperTypes.Cut(now - Remembered) }, ct)).GroupBy(w => w.TenderId))
        {
            if (await tenders.FindAsync(tender.Key, ct) is not { Cancelled: false, LastDeadline: { } closed } found || now < closed + First || now > closed + Last)
            {
                continue;
            }

            foreach (var firm in tender)
            {
                sent += await db.InTransactionAsync((connection, transaction) => WriteAsync(connection, transaction, found, firm.SupplierId, ct), ct);
            }
        }

        return sent;
    }

    /// <summary>A firm does not want to be asked any more.</summary>
    public Task NeverAsync(Guid supplierId, CancellationToken ct) => db.ExecuteAsync(Refuse, new { SupplierId = supplierId, Now = DapperTypes.Cut(clock.GetUtcNow()) }, ct);

    private async Task<int> WriteAsync(DbConnection connection, DbTransaction transaction, CalledTender tender, Guid supplierId, CancellationToken ct)
    {
        // Of two processes at once, one writes.
        if (await connection.ExecuteAsync(Written, new { TenderId = tender.Id, SupplierId = supplierId, Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction) == 0)
        {
            return 0;
        }

        return await mail.SendAsync(
            connection, transaction, supplierId, BidLetters.Kind,
            t => (t.Of("bids.why.subject", ("tender", tender.Title(t).Text)), new MailPart(t)
                .Paragraph(t["bids.why.lead"])
                .Facts([(t["bids.letter.tender"], tender.Title(t).Text, tender.Title(t).Language)])
                .Button(t["bids.why.answer"], links.Of(supplierId, tender.Id, t.Tag))
                .Paragraph(t["bids.why.voluntary"])),
            ct);
    }

    private sealed record WaitingRow
    {
        public required string TenderId { get; init; }

        public required Guid SupplierId { get; init; }
    }
}
