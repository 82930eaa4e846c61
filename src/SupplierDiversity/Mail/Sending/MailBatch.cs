using System.Collections.Concurrent;

namespace SupplierDiversity.Mail.Sending;

/// <summary>Claimed mails that several lines take from.</summary>
internal sealed class MailBatch(IReadOnlyList<QueuedMail> mails)
{
    private readonly ConcurrentQueue<QueuedMail> left = new(mails);

    /// <summary>How many lines are worth opening: a handful of mails does not need them all.</summary>
    public int LinesFor(int connections) => Math.Clamp((left.Count + 3) / 4, 1, connections);

    public bool IsEmpty => left.IsEmpty;

    public QueuedMail? Take() => left.TryDequeue(out var mail) ? mail : null;

    /// <summary>For a line that cannot send after all.</summary>
    public void PutBack(QueuedMail mail) => left.Enqueue(mail);
}
