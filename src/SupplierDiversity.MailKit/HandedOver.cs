using MailKit;

namespace SupplierDiversity.MailKit;

/// <summary>
/// Sees on the wire whether a message was handed over whole, which no exception of MailKit tells: after its last line, a
/// lone dot, it may have arrived whatever is heard of it (RFC 5321 § 4.1.1.4). Writes nothing down.
/// </summary>
internal sealed class HandedOver : IProtocolLogger
{
    private static readonly byte[] End = "\r\n.\r\n"u8.ToArray();
    private readonly Queue<byte> tail = new();

    /// <summary>True once the end of a message was the last thing sent.</summary>
    public bool Whole => tail.SequenceEqual(End);

    /// <summary>Nothing is kept, so nothing needs to be hidden.</summary>
    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri)
    {
    }

    public void LogClient(byte[] buffer, int offset, int count)
    {
        foreach (var sent in buffer.AsSpan(offset, count)[^Math.Min(count, End.Length)..])
        {
            tail.Enqueue(sent);
        }

        while (tail.Count > End.Length)
        {
            tail.Dequeue();
        }
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
    }

    public void Dispose()
    {
    }
}
