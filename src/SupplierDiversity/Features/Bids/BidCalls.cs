using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids.Declarations;
using SupplierDiversity.Features.Bids.Sealing;

namespace SupplierDiversity.Features.Bids;

/// <summary>The city's side of receiving bids: saying that they come in here, and opening them together.</summary>
public sealed class BidCalls
{
    private readonly Db db;
    private readonly TimeProvider clock;
    private readonly AuditLog audit;
    private readonly BidKeys keys;
    private readonly BidDocuments documents;
    private readonly DeclarationBook declarations;

    internal BidCalls(Db db, TimeProvider clock, AuditLog audit, BidKeys keys, BidDocuments documents, DeclarationBook declarations) =>
        (this.db, this.clock, this.audit, this.keys, this.documents, this.declarations) = (db, clock, audit, keys, documents, declarations);

    /// <summary>How bids of a tender come in, or null: not here.</summary>
    public Task<BidCall?> FindAsync(string tenderId, CancellationToken ct) =>
        db.FindAsync<BidCall>(BidsSql.Call, new { TenderId = tenderId }, ct);

    /// <summary>The tenders of a city whose bids come in here, the newest first.</summary>
    public Task<IReadOnlyList<string>> OfCityAsync(Guid cityId, CancellationToken ct) =>
        db.ListAsync<string>(BidsSql.CallsOf, new { CityId = cityId }, ct);

    /// <summary>Bids of a tender come in here from now on. Pressed twice it is one.</summary>
    public Task ReceiveAsync(CalledTender tender, bool namesShown, bool electronic, int feedbackDays, Guid by, CancellationToken ct)
    {
        var (publicKey, sealedPrivate) = keys.Make(tender.Id);
        return db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var values = new
                {
                    TenderId = tender.Id,
                    tender.City.CityId,
                    NamesShown = namesShown,
                    Electronic = electronic,
                    FeedbackDays = feedbackDays,
                    PublicKey = publicKey,
                    SealedPrivateKey = sealedPrivate,
                    By = by,
                    Now = Now(),
                };
                if (await connection.ExecuteAsync(BidsSql.AddCall, values, transaction) == 0)
                {
                    audit.NothingChanged();
                    return;
                }

                await audit.AddAsync(connection, transaction, Entry("bids-received-here", tender));
            },
            ct);
    }

    /// <summary>Confirms the opening. The second person's confirmation opens all bids of the tender.</summary>
    public Task<Opening> OpenAsync(CalledTender tender, Guid by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var now = Now();
            audit.NothingChanged();
            if (tender.LastDeadline is not { } last || now <= last)
            {
                return Opening.TooEarly;
            }

            var values = new { TenderId = tender.Id, By = by, Now = now };
            if (await connection.ExecuteAsync(BidsSql.OpenFirst, values, transaction) == 1)
            {
                await audit.AddAsync(connection, transaction, Entry("bids-opening-begun", tender));
                return Opening.NeedsAnother;
            }

            if (await connection.ExecuteAsync(BidsSql.OpenSecond, values, transaction) == 0)
            {
                return Opening.NeedsAnother;
            }

            await UnsealAsync(connection, transaction, tender.Id, ct);
            await audit.AddAsync(connection, transaction, Entry("bids-opened", tender));
            return Opening.Opened;
        },
        ct);

    /// <summary>Writes a document of an opened bid, unsealed.</summary>
    public async Task CopyAsync(BidCall call, BidFile file, Stream target, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var key = keys.ToOpen(call);
        await using var source = documents.Open(file.FileId);
        await SealedStream.OpenAsync(file.FileId, key, source, target, ct);
    }

    private async Task UnsealAsync(DbConnection connection, DbTransaction transaction, string tenderId, CancellationToken ct)
    {
        var call = await connection.QuerySingleAsync<BidCall>(BidsSql.Call, new { TenderId = tenderId }, transaction);
        using var key = keys.ToOpen(call);
        await declarations.UnsealAsync(connection, transaction, tenderId, key, ct);
        var number = 0;
        foreach (var row in (await connection.QueryAsync<SealedRow>(BidsSql.ToOpen, new { TenderId = tenderId }, transaction)).AsList())
        {
            var offer = await SealedOffer.OpenAsync(row.BidId, key, row.SealedOffer);
            await connection.ExecuteAsync(BidsSql.Opened, new { row.BidId, Number = ++number, offer.Cents, offer.Currency }, transaction);
            var position = 0;
            foreach (var (role, name) in offer.Members.Select(m => ("member", m)).Concat(offer.Subcontractors.Select(s => ("subcontractor", s))))
            {
                await connection.ExecuteAsync(BidsSql.AddPartner, new { row.BidId, Position = position++, Role = role, Name = name }, transaction);
            }
        }
    }

    internal static AuditEntry Entry(string action, CalledTender tender) => new(action, "tender", tender.Id) { Name = tender.Notice.PublicationNumber ?? tender.Id, City = tender.City.CityId };

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());

    private sealed record SealedRow
    {
        public required Guid BidId { get; init; }

        public required byte[] SealedOffer { get; init; }
    }
}

/// <summary>What a confirmation of the opening did.</summary>
public enum Opening
{
    /// <summary>The last deadline has not passed.</summary>
    TooEarly,

    /// <summary>Somebody else must confirm, too.</summary>
    NeedsAnother,

    /// <summary>All bids are open now.</summary>
    Opened,
}
