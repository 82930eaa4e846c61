namespace SupplierDiversity.Mail.Smtp;

/// <summary>
/// A message as it travels after DATA (RFC 5321 § 4.5.2): lines that begin with a dot get a second one, and a line
/// with a single dot ends it. The buffer is kept for the next message.
/// </summary>
internal sealed class DottedBody
{
    private byte[] buffer = new byte[8192];

    /// <summary>Valid until the next call.</summary>
    public ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> message)
    {
        // At worst every byte is a dot on its own line.
        var most = (message.Length * 3 / 2) + 8;
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
        return buffer.AsMemory(0, length + 3);
    }
}
