namespace SupplierDiversity.Mail.Sending;

/// <summary>
/// Mails waiting in the database. A queue knows its table and nothing about servers; <see cref="MailSending"/> knows
/// servers and no table.
/// </summary>
internal interface IMailQueue
{
    /// <summary>Name for logs.</summary>
    string Name { get; }

    /// <summary>Takes up to <paramref name="limit"/> due and free mails, oldest first, so that no other sender has them before <paramref name="until"/>.</summary>
    Task<IReadOnlyList<QueuedMail>> ClaimAsync(int limit, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Keeps claimed mails until a later instant.</summary>
    Task KeepAsync(IReadOnlyList<Guid> ids, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Gives claimed mails back unsent; they are due as before.</summary>
    Task ReleaseAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Writes down what became of mails and ends their claims, in one transaction; durable when the task ends.</summary>
    Task RecordAsync(IReadOnlyList<MailResult> results, CancellationToken cancellationToken);

    /// <summary>True while other senders, alive or killed, hold mails that are due.</summary>
    Task<bool> IsHeldElsewhereAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
