using System.Security.Cryptography;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Authoring;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>The documents of a tender and the questions about it: everybody sees the same.</summary>
public sealed class TenderRoom(Db db, CityList cities, TimeProvider clock, AuditLog audit)
{
    /// <summary>The draft behind a published tender; null for a tender that was not written here.</summary>
    public async Task<RoomOwner?> FindAsync(string tenderId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<OwnerRow>(new CommandDefinition(TenderRoomSql.DraftOfTender, new { TenderId = tenderId }, cancellationToken: ct));
        return row is not null && (await cities.AllAsync(ct)).FirstOrDefault(c => c.CityId == row.CityId) is { } city
            ? new(row.DraftId, city, NoticeDocument.Read<TenderDraft>(row.DocumentJson)) : null;
    }

    /// <summary>All documents, oldest first.</summary>
    public Task<IReadOnlyList<TenderDocument>> DocumentsAsync(Guid draftId, CancellationToken ct) =>
        db.ListAsync<TenderDocument>(TenderRoomSql.Documents, new { DraftId = draftId }, ct);

    /// <summary>The content of one; null when there is none, or it was taken out.</summary>
    public Task<DocumentContent?> ContentAsync(Guid draftId, Guid documentId, CancellationToken ct) =>
        db.FindAsync<DocumentContent>(TenderRoomSql.Content, new { DraftId = draftId, DocumentId = documentId }, ct);

    /// <summary>Keeps a document with its moment and fingerprint.</summary>
    public Task AddAsync(OpenDraft open, string name, string mediaType, byte[] content, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(content);
        var row = new
        {
            DocumentId = Guid.CreateVersion7(),
            open.Row.DraftId,
            Name = name,
            MediaType = mediaType,
            ByteCount = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Content = content,
            By = by,
            Now = Now(),
        };
        return WriteAsync(open.City.CityId, "tender-document-added", row.DocumentId, name, row.Sha256, TenderRoomSql.AddDocument, row, ct);
    }

    /// <summary>Takes a document out; false when it is out already.</summary>
    public Task<bool> WithdrawAsync(OpenDraft open, TenderDocument document, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(document);
        return WriteAsync(open.City.CityId, "tender-document-withdrawn", document.DocumentId, document.Name, document.Sha256, TenderRoomSql.Withdraw, new { open.Row.DraftId, document.DocumentId, Now = Now() }, ct);
    }

    /// <summary>All questions, oldest first; those without an answer are for the city only.</summary>
    public Task<IReadOnlyList<TenderQuestion>> QuestionsAsync(Guid draftId, CancellationToken ct) =>
        db.ListAsync<TenderQuestion>(TenderRoomSql.Questions, new { DraftId = draftId }, ct);

    /// <summary>Keeps a question, without who asked.</summary>
    public Task AskAsync(RoomOwner owner, string question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(owner);
        var id = Guid.CreateVersion7();
        return WriteAsync(owner.City.CityId, "tender-question-asked", id, owner.Draft.Title, "", TenderRoomSql.Ask, new { QuestionId = id, owner.DraftId, Question = question, Now = Now() }, ct);
    }

    /// <summary>Publishes an answer with its question; false when there is one already.</summary>
    public Task<bool> AnswerAsync(OpenDraft open, Guid questionId, string answer, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(open);
        return WriteAsync(
            open.City.CityId, "tender-question-answered", questionId, open.Row.Title, "", TenderRoomSql.Answer,
            new { open.Row.DraftId, QuestionId = questionId, Answer = answer, By = by, Now = Now() }, ct);
    }

    private Task<bool> WriteAsync(Guid city, string action, Guid id, string name, string purpose, string sql, object values, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(sql, values, transaction) == 0)
            {
                audit.NothingChanged();
                return false;
            }

            await audit.AddAsync(connection, transaction, new AuditEntry(action, "tender-room", id) { Name = name, City = city, Purpose = purpose });
            return true;
        },
        ct);

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());

    private sealed record OwnerRow
    {
        public required Guid DraftId { get; init; }
        public required Guid CityId { get; init; }
        public required string DocumentJson { get; init; }
    }
}

/// <summary>Whose tender it is.</summary>
/// <param name="DraftId">The draft.</param>
/// <param name="City">The city.</param>
/// <param name="Draft">As it is written now.</param>
public sealed record RoomOwner(Guid DraftId, City City, TenderDraft Draft);

/// <summary>A document of a tender.</summary>
public sealed record TenderDocument
{
    /// <summary>Key.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid DraftId { get; init; }

    /// <summary>File name.</summary>
    public required string Name { get; init; }

    /// <summary>Told from the content.</summary>
    public required string MediaType { get; init; }

    /// <summary>Size in bytes.</summary>
    public required int ByteCount { get; init; }

    /// <summary>SHA-256 of the content, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>When it was taken out, UTC; null while it holds.</summary>
    public required DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>The content of a document.</summary>
public sealed record DocumentContent
{
    /// <summary>File name.</summary>
    public required string Name { get; init; }

    /// <summary>Media type.</summary>
    public required string MediaType { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>A question about a tender.</summary>
public sealed record TenderQuestion
{
    /// <summary>Key.</summary>
    public required Guid QuestionId { get; init; }

    /// <summary>What was asked.</summary>
    public required string Question { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The city's answer; empty while there is none.</summary>
    public required string Answer { get; init; }

    /// <summary>When it was published, UTC.</summary>
    public required DateTimeOffset? AnsweredAt { get; init; }
}
