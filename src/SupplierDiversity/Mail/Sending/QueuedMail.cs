namespace SupplierDiversity.Mail.Sending;

/// <summary>One mail that is due.</summary>
/// <param name="Id">The queue's own id.</param>
/// <param name="Sender">Envelope sender, a bare address.</param>
/// <param name="Recipient">Envelope recipient, a bare address.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="Compose">Writes the message; called once per attempt, while the one before is on its way, by any thread.</param>
internal sealed record QueuedMail(Guid Id, string Sender, string Recipient, int Attempts, Func<ReadOnlyMemory<byte>> Compose);
