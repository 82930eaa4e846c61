using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Mail.Mime;
using SupplierDiversity.Mail.Sending;

namespace SupplierDiversity.Mail.Letters;

/// <summary>The letters table as a queue.</summary>
internal sealed class LettersQueue(Db db, MailSettings settings) : IMailQueue
{
    private readonly Mailbox from = Mailbox.Parse(settings.From);

    public string Name => "letters";

    public async Task<IReadOnlyList<QueuedMail>> ClaimAsync(int limit, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<LetterRow>(new CommandDefinition(
            LettersSql.Claim, new { limit, now = DapperTypes.Cut(now), until = DapperTypes.Cut(until) }, cancellationToken: cancellationToken));
        return [.. rows.OrderBy(row => row.LetterId).Select(row => new QueuedMail(row.LetterId, from.Address, row.ToAddress, row.Attempts, () => Compose(row)))];
    }

    public Task KeepAsync(IReadOnlyList<Guid> ids, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.ExecuteAsync(LettersSql.Keep(db.In("letter_id", "@ids")), new { ids, until = DapperTypes.Cut(until) }, cancellationToken);

    public Task ReleaseAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        db.ExecuteAsync(LettersSql.Release(db.In("letter_id", "@ids")), new { ids }, cancellationToken);

    public Task RecordAsync(IReadOnlyList<MailResult> results, CancellationToken cancellationToken) =>
        OutcomeValues.RecordAsync(db, results, LettersSql.RecordOne, LettersSql.Record, cancellationToken);

    public async Task<bool> IsHeldElsewhereAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(LettersSql.Held, new { now = DapperTypes.Cut(now) }, cancellationToken: cancellationToken)) > 0;
    }

    private ReadOnlyMemory<byte> Compose(LetterRow row) => new MimeMessage
    {
        From = from,
        To = Mailbox.Parse(row.ToAddress),
        Subject = row.Subject,
        Date = row.CreatedAt,
        MessageId = row.MessageId,
        Language = row.Language,
        Text = row.BodyText,
        Html = row.BodyHtml,
    }.ToBytes();

    private sealed record LetterRow
    {
        public required Guid LetterId { get; init; }
        public required string ToAddress { get; init; }
        public required string Language { get; init; }
        public required string Subject { get; init; }
        public required string BodyText { get; init; }
        public required string BodyHtml { get; init; }
        public required string MessageId { get; init; }
        public required int Attempts { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
    }
}
