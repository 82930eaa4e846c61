using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids.Sealing;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Bids;
using SupplierDiversity.Rules.Suppliers;

namespace SupplierDiversity.Features.Bids;

/// <summary>
/// The firm's side: a draft, its documents, sending it in time, taking it back. What was sent is never changed: a new bid
/// takes the place of the old one in the moment it arrives, so that a firm that runs out of time keeps what it had.
/// </summary>
public sealed class BidBook
{
    private readonly Db db;
    private readonly TimeProvider clock;
    private readonly AuditLog audit;
    private readonly BidDocuments documents;
    private readonly BidLetters letters;

    internal BidBook(Db db, TimeProvider clock, AuditLog audit, BidDocuments documents, BidLetters letters) =>
        (this.db, this.clock, this.audit, this.documents, this.letters) = (db, clock, audit, documents, letters);

    /// <summary>One bid, or null.</summary>
    public async Task<Bid?> FindAsync(Guid bidId, CancellationToken ct) => (await db.ListAsync<Bid>(BidsSql.Find, new { BidId = bidId }, ct)).SingleOrDefault();

    /// <summary>The bids of a firm, the newest first.</summary>
    public Task<IReadOnlyList<Bid>> OfFirmAsync(Guid supplierId, CancellationToken ct) => db.ListAsync<Bid>(BidsSql.OfFirm, new { SupplierId = supplierId }, ct);

    /// <summary>The bids that came in for a tender and were not taken back, by lot and number.</summary>
    public Task<IReadOnlyList<Bid>> OfTenderAsync(string tenderId, CancellationToken ct) => db.ListAsync<Bid>(BidsSql.OfTender, new { TenderId = tenderId }, ct);

    /// <summary>The documents of a bid.</summary>
    public Task<IReadOnlyList<BidFile>> FilesAsync(Guid bidId, CancellationToken ct) => db.ListAsync<BidFile>(BidsSql.Files, new { BidId = bidId }, ct);

    /// <summary>The documents of all bids of a tender.</summary>
    public Task<IReadOnlyList<BidFile>> FilesOfTenderAsync(string tenderId, CancellationToken ct) => db.ListAsync<BidFile>(BidsSql.FilesOfTender, new { TenderId = tenderId }, ct);

    /// <summary>The partners of all opened bids of a tender.</summary>
    public Task<IReadOnlyList<BidPartner>> PartnersAsync(string tenderId, CancellationToken ct) => db.ListAsync<BidPartner>(BidsSql.Partners, new { TenderId = tenderId }, ct);

    /// <summary>The tenders a firm is interested in.</summary>
    public Task<IReadOnlyList<string>> InterestsAsync(Guid supplierId, CancellationToken ct) => db.ListAsync<string>(BidsSql.InterestsOf, new { SupplierId = supplierId }, ct);

    /// <summary>True: the firm was interested in a tender and took that back.</summary>
    public async Task<bool> EndedInterestAsync(string tenderId, Guid supplierId, CancellationToken ct) =>
        (await db.ListAsync<long>(BidsSql.EndedInterest, new { TenderId = tenderId, SupplierId = supplierId }, ct)).Single() > 0;

    /// <summary>Notes interest in a tender, or its end.</summary>
    public Task SetInterestAsync(Firm firm, CalledTender tender, bool interested, Guid account, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var values = new { TenderId = tender.Id, firm.SupplierId, AccountId = account, Now = Now() };
            await connection.ExecuteAsync(interested ? BidsSql.ShowInterest : BidsSql.EndInterest, values, transaction);
            await audit.AddAsync(connection, transaction, new AuditEntry(interested ? "interest-shown" : "interest-ended", "supplier", firm.SupplierId));
        },
        ct);

    /// <summary>The firm's draft for a lot; made where there is none, also when two tabs ask at once.</summary>
    public Task<Guid> DraftAsync(Firm firm, CalledTender tender, string lotId, Guid account, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var place = new { TenderId = tender.Id, LotId = lotId, firm.SupplierId };
            var id = Guid.CreateVersion7();
            var made = await connection.ExecuteAsync(
                BidsSql.Begin,
                new
                {
                    BidId = id,
                    tender.City.CityId,
                    place.TenderId,
                    place.LotId,
                    place.SupplierId,
                    firm.Scheme,
                    firm.RegistrationId,
                    RegistrationKey = RegistrationNumber.Key(firm.RegistrationId) ?? firm.RegistrationId,
                    Name = firm.ShownName,
                    firm.Country,
                    AccountId = account,
                    Now = Now(),
                },
                transaction);
            await connection.ExecuteAsync(BidsSql.ShowInterest, new { TenderId = tender.Id, firm.SupplierId, AccountId = account, Now = Now() }, transaction);
            if (made > 0)
            {
                await RecordAsync(connection, transaction, "bid-begun", id);
            }
            else
            {
                audit.NothingChanged();
            }

            return (await connection.QuerySingleAsync<Bid>(BidsSql.Draft, place, transaction)).BidId;
        },
        ct);

    /// <summary>Takes a document in, sealed while it arrives; null, or what is wrong with it.</summary>
    public async Task<string?> AddFileAsync(BidCall call, Bid bid, string name, Stream content, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(bid);
        var id = Guid.CreateVersion7();
        if (await documents.KeepAsync(id, call, content, ct) is not var (bytes, sha256))
        {
            return "large";
        }

        var kept = bytes > 0 && await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(BidsSql.HoldDraft, new { bid.BidId }, transaction);
                var added = await connection.ExecuteAsync(BidsSql.AddFile, new { FileId = id, bid.BidId, Name = name, Bytes = bytes, Sha256 = sha256, Now = Now() }, transaction);
                await RecordAsync(connection, transaction, "bid-document-added", bid.BidId);
                return added > 0;
            },
            ct);
        if (!kept)
        {
            documents.Remove(id);
        }

        return kept ? null : bytes == 0 ? "file" : "sent";
    }

    /// <summary>Takes a document out of a draft.</summary>
    public async Task RemoveFileAsync(Bid bid, Guid fileId, CancellationToken ct)
    {
        var removed = await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(BidsSql.HoldDraft, new { bid.BidId }, transaction);
                var gone = await connection.ExecuteAsync(BidsSql.RemoveFile, new { FileId = fileId, bid.BidId }, transaction);
                await RecordAsync(connection, transaction, "bid-document-removed", bid.BidId);
                return gone > 0;
            },
            ct);
        if (removed)
        {
            documents.Remove(fileId);
        }
    }

    /// <summary>Keeps price and partners of a draft, sealed.</summary>
    public async Task SaveOfferAsync(BidCall call, Bid bid, SealedOffer offer, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(bid);
        using var key = BidKeys.ToSeal(call);
        var closed = await offer.CloseAsync(bid.BidId, key);
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(BidsSql.Offer, new { bid.BidId, SealedOffer = closed }, transaction);
                await RecordAsync(connection, transaction, "bid-offer-saved", bid.BidId);
            },
            ct);
    }

    /// <summary>
    /// Sends a draft. What counts is the portal's clock within the transaction that writes the bid down; the letter that
    /// says so is of the same transaction. Sent twice it is one bid.
    /// </summary>
    public async Task<Sending> SendAsync(Firm firm, CalledTender tender, Bid bid, Guid account, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(bid);
        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var now = Now();
                audit.NothingChanged();
                if (await connection.ExecuteAsync(BidsSql.HoldDraft, new { bid.BidId }, transaction) == 0)
                {
                    return Sending.Received;
                }

                var files = (await connection.QueryAsync<BidFile>(BidsSql.Files, new { bid.BidId }, transaction)).AsList();
                if (!bid.HasOffer || files.Count == 0)
                {
                    return Sending.Incomplete;
                }

                if (tender.Cancelled || tender.DeadlineOf(bid.LotId) is not { } deadline || !BidTime.InTime(now, deadline))
                {
                    return Sending.Late;
                }

                await connection.ExecuteAsync(BidsSql.Replace, new { bid.BidId, bid.TenderId, bid.LotId, bid.SupplierId, Now = now }, transaction);
                await connection.ExecuteAsync(BidsSql.Send, new { bid.BidId, Name = firm.ShownName, AccountId = account, Now = now }, transaction);
                await letters.ReceiptAsync(connection, transaction, tender, bid, files, now, ct);
                await RecordAsync(connection, transaction, "bid-sent", bid.BidId);
                return Sending.Received;
            },
            ct);
    }

    /// <summary>Takes a draft or a bid back, before the deadline.</summary>
    public Task<bool> WithdrawAsync(CalledTender tender, Bid bid, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var now = Now();
            audit.NothingChanged();
            if ((bid.State != "draft" && (tender.DeadlineOf(bid.LotId) is not { } deadline || !BidTime.InTime(now, deadline)))
                || await connection.ExecuteAsync(BidsSql.Withdraw, new { bid.BidId, Now = now }, transaction) == 0)
            {
                return false;
            }

            if (bid.State != "draft")
            {
                await letters.WithdrawnAsync(connection, transaction, tender, bid, now, ct);
            }

            await RecordAsync(connection, transaction, "bid-withdrawn", bid.BidId);
            return true;
        },
        ct);

    // Auditors of cities read the log, and who bids for what is not to be read before the opening: a record names the bid alone.
    private Task RecordAsync(DbConnection connection, DbTransaction transaction, string action, Guid bidId) =>
        audit.AddAsync(connection, transaction, new AuditEntry(action, "bid", bidId));

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());
}

/// <summary>What became of a bid that was sent.</summary>
public enum Sending
{
    /// <summary>It is in, now or from an earlier click.</summary>
    Received,

    /// <summary>The deadline has passed.</summary>
    Late,

    /// <summary>The price or the documents are missing.</summary>
    Incomplete,
}
