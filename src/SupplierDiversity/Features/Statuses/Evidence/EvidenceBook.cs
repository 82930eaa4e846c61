using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Statuses.Evidence;

/// <summary>The documents of firms, behind the wall, as their own people see and change them.</summary>
public sealed class EvidenceBook(BackgroundDatabase background, OwnershipBook ownership, TimeProvider clock)
{
    /// <summary>What the payloads of documents are bound to.</summary>
    internal const string Kind = "evidence";

    /// <summary>What the payloads of files are bound to.</summary>
    internal const string FileKind = "evidence-file";

    /// <summary>What the payloads of decisions are bound to.</summary>
    internal const string ReviewKind = "evidence-review";

    /// <summary>More that wait at once are somebody filling the queue.</summary>
    internal const int MostWaiting = 10;

    private DateTimeOffset Now => DapperTypes.Cut(clock.GetUtcNow());

    /// <summary>All documents of a firm, the newest first.</summary>
    public async Task<IReadOnlyList<EvidenceDocument>> OfFirmAsync(Guid supplierId, CancellationToken ct)
    {
        await background.Keys.ReadyAsync(ct);
        await using var connection = await background.OpenAsync(BackgroundReason.OwnData, ct);
        return await OfFirmAsync(connection, supplierId);
    }

    /// <summary>The same on an open connection behind the wall whose keys are ready; two queries.</summary>
    public async Task<IReadOnlyList<EvidenceDocument>> OfFirmAsync(DbConnection connection, Guid supplierId)
    {
        var documents = (await connection.QueryAsync<DocumentRow>(EvidenceSql.OfFirm, new { SupplierId = supplierId })).AsList();
        var reviews = documents.Count == 0 ? [] : (await connection.QueryAsync<ReviewRow>(EvidenceSql.ReviewsOfFirm, new { SupplierId = supplierId })).AsList();
        var byDocument = reviews.Select(Open).ToLookup(r => r.DocumentId);
        return documents.ConvertAll(d => Open(d, [.. byDocument[d.DocumentId]]));
    }

    /// <summary>Keeps a document and puts it into the queues of the cities. The same one sent twice is kept once.</summary>
    internal Task<EvidenceSent> AddAsync(Guid supplierId, NewEvidence document, IReadOnlyList<Guid> cities, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.OwnData,
        async (connection, transaction) =>
        {
            var firm = new { SupplierId = supplierId };
            if (await connection.ExecuteScalarAsync<long>(EvidenceSql.CountWaiting, firm, transaction) >= MostWaiting)
            {
                return EvidenceSent.TooMany;
            }

            // What it shows was there when the form was; here only which list of owners it goes with is still to be found out.
            var list = document.About == EvidenceSubject.Owners ? (await ownership.FindAsync(connection, supplierId, null, transaction)).Number : 0;
            var id = document.DocumentId;
            var words = background.Seal.CloseJson(Kind, id, new EvidenceWords(document.Issuer, document.Number, document.File?.Kind));
            var values = new { DocumentId = id, SupplierId = supplierId, About = document.About.ToString(), List = list, document.Until, Now, words.Bytes, words.Key };
            if (await connection.ExecuteAsync(EvidenceSql.Add, values, transaction) == 0)
            {
                return EvidenceSent.Sent;
            }

            if (document.File is { } file)
            {
                var closed = background.Seal.Close(FileKind, id, file.Bytes);
                await connection.ExecuteAsync(EvidenceSql.AddFile, new { DocumentId = id, closed.Bytes, closed.Key }, transaction);
            }

            foreach (var city in cities)
            {
                await AskAsync(connection, transaction, supplierId, id, city);
            }

            await background.Audit.AddAsync(connection, transaction, new AuditEntry("evidence-sent", "supplier", supplierId));
            return EvidenceSent.Sent;
        },
        ct);

    /// <summary>Sends a document to one more city.</summary>
    internal Task SendAsync(Guid supplierId, Guid documentId, Guid cityId, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.OwnData,
        async (connection, transaction) =>
        {
            if (await AskAsync(connection, transaction, supplierId, documentId, cityId) > 0)
            {
                await background.Audit.AddAsync(connection, transaction, new AuditEntry("evidence-sent", "supplier", supplierId) { City = cityId });
            }
        },
        ct);

    /// <summary>Erases a document and its file. That one was seen stays, so that past days are answered as before.</summary>
    internal Task TakeBackAsync(Guid supplierId, Guid documentId, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.OwnData,
        async (connection, transaction) =>
        {
            var values = new { SupplierId = supplierId, DocumentId = documentId, Now, Nothing = Array.Empty<byte>() };
            if (await connection.ExecuteAsync(EvidenceSql.TakeBack, values, transaction) > 0)
            {
                await connection.ExecuteAsync(EvidenceSql.DropFile, values, transaction);
                await connection.ExecuteAsync(EvidenceSql.DropWaiting, values, transaction);
                await background.Audit.AddAsync(connection, transaction, new AuditEntry("evidence-taken-back", "supplier", supplierId));
            }
        },
        ct);

    /// <summary>The file of a firm's own document; null: there is none.</summary>
    internal async Task<byte[]?> FileAsync(Guid supplierId, Guid documentId, CancellationToken ct)
    {
        await background.Keys.ReadyAsync(ct);
        await using var connection = await background.OpenAsync(BackgroundReason.OwnData, ct);
        return await FileAsync(connection, supplierId, documentId);
    }

    internal async Task<byte[]?> FileAsync(DbConnection connection, Guid supplierId, Guid documentId) =>
        await connection.QuerySingleOrDefaultAsync<EvidenceFileRow>(EvidenceSql.OwnFile, new { SupplierId = supplierId, DocumentId = documentId }) is { } row
            ? background.Seal.Open(FileKind, row.DocumentId, new(row.Sealed, row.SealKey)) : null;

    internal EvidenceReview Open(ReviewRow row) => new(
        row.ReviewId, row.DocumentId, row.CityId, row.AskedAt, row.DecidedAt,
        row.Sealed.Length == 0 ? null : background.Seal.OpenJson<EvidenceDecision>(ReviewKind, row.ReviewId, new(row.Sealed, row.SealKey)));

    internal EvidenceDocument Open(DocumentRow row, IReadOnlyList<EvidenceReview> reviews) => new(
        row.DocumentId, row.SupplierId, Enum.Parse<EvidenceSubject>(row.About), row.OwnershipNumber, row.ExpiresOn, row.SentAt, row.WithdrawnAt,
        row.Sealed.Length == 0 ? null : background.Seal.OpenJson<EvidenceWords>(Kind, row.DocumentId, new(row.Sealed, row.SealKey)), reviews);

    private Task<int> AskAsync(DbConnection connection, DbTransaction transaction, Guid supplierId, Guid documentId, Guid cityId) => connection.ExecuteAsync(
        EvidenceSql.Ask,
        new { ReviewId = Guid.CreateVersion7(), DocumentId = documentId, SupplierId = supplierId, CityId = cityId, Now, Nothing = Array.Empty<byte>() },
        transaction);
}

/// <summary>A document as it is sent.</summary>
/// <param name="DocumentId">Made with the form, so that a form sent twice makes one document.</param>
/// <param name="About">What it is to show.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Number">Its number.</param>
/// <param name="Until">The last day on which it holds.</param>
/// <param name="File">Its file, or null.</param>
internal sealed record NewEvidence(Guid DocumentId, EvidenceSubject About, string Issuer, string Number, DateOnly Until, EvidenceFile? File);

/// <summary>What became of a document that was sent.</summary>
internal enum EvidenceSent
{
    /// <summary>It is kept, now or before.</summary>
    Sent,

    /// <summary>Too many wait already.</summary>
    TooMany,
}
