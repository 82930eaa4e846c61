using System.Text;

namespace SupplierDiversity.Mail.Smtp;

/// <summary>
/// A message as it travels after DATA (RFC 5321 § 4.5.2): lines that begin with a dot get a second one, and a line
/// with a single dot ends it. The buffer is kept for the next message.
/// </summary>
internal sealed class DottedBody
{
    private byte[] buffer = new byte[8192];

    /// <summary>The first bytes of what <see cref="Of"/> gave last: body and end in one piece.</summary>
    public ReadOnlyMemory<byte> First(int length) => buffer.AsMemory(0, length);

    /// <summary>
    /// The body, and apart from it what makes it arrive: the lone dot, with the commands that follow in the same packet.
    /// Both are valid until the next call, and lie one behind the other.
    /// </summary>
    public (ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> End) Of(ReadOnlySpan<byte> message, string commands)
    {
        // At worst every byte is a dot on its own line.
        var most = (message.Length * 3 / 2) + 8 + Encoding.UTF8.GetMaxByteCount(commands.Length);
        if (buffer.Length < most)
        {
            buffer = new byte[most];
        }

        var length = 0;
        var atLineStart = true;
        while (message.Length > 0)
        {
            if (atLineStart && message[0] == (byte)'.')
            {
                buffer[length++] = (byte)'.';
            }

            // After a bare LF too: a server that takes it for a line end must not see a lone dot.
            var next = message.IndexOf("\n."u8);
            var piece = next < 0 ? message : message[..(next + 1)];
            piece.CopyTo(buffer.AsSpan(length));
            length += piece.Length;
            message = message[piece.Length..];
            atLineStart = true;
        }

        if (!buffer.AsSpan(0, length).EndsWith("\r\n"u8))
        {
            "\r\n"u8.CopyTo(buffer.AsSpan(length));
            length += 2;
        }

        ".\r\n"u8.CopyTo(buffer.AsSpan(length));
        var end = 3 + Encoding.UTF8.GetBytes(commands, buffer.AsSpan(length + 3));
        return (buffer.AsMemory(0, length), buffer.AsMemory(length, end));
    }
}
