using System.Net.Security;
using System.Text;

namespace SupplierDiversity.Mail.Smtp;

/// <summary>Bytes to the server and replies from it.</summary>
internal sealed class SmtpWire(Stream stream) : IAsyncDisposable
{
    // RFC 5321 § 4.5.3.1.5 allows 512 bytes a line; servers are more talkative, but not without end.
    private const int MostLines = 200;
    private readonly byte[] buffer = new byte[4096];
    private int start;
    private int end;

    /// <summary>True when the server sent something that was not yet asked for.</summary>
    public bool HasUnread => end > start;

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public Task WriteAsync(string commands, CancellationToken cancellationToken) =>
        WriteAsync(Encoding.UTF8.GetBytes(commands), cancellationToken);

    public async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        await WriteAsync(command + "\r\n", cancellationToken);
        return await ReadReplyAsync(cancellationToken);
    }

    /// <summary>Reads one whole reply. Throws <see cref="IOException"/> when the server hung up or does not speak SMTP.</summary>
    public async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellationToken)
    {
        List<string>? earlier = null;
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code) || (line.Length > 3 && line[3] is not (' ' or '-')))
            {
                throw new IOException($"The server answered something that is not SMTP: {line}");
            }

            var text = line.Length > 4 ? line[4..] : "";
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(code, earlier is null ? [text] : [.. earlier, text]);
            }

            (earlier ??= []).Add(text);
            if (earlier.Count > MostLines)
            {
                throw new IOException("The server's reply does not end.");
            }
        }
    }

    /// <summary>The same connection inside TLS; what was read before is forgotten (RFC 3207 § 4.2).</summary>
    public async Task<SmtpWire> SecureAsync(SslClientAuthenticationOptions options, CancellationToken cancellationToken)
    {
        var secured = new SslStream(stream);
        await secured.AuthenticateAsClientAsync(options, cancellationToken);
        return new SmtpWire(secured);
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async ValueTask<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var seen = 0;
        while (true)
        {
            var at = buffer.AsSpan(start + seen, end - start - seen).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, seen + at).TrimEnd('\r');
                start += seen + at + 1;
                return line;
            }

            seen = end - start;
            Compact();
            if (end == buffer.Length)
            {
                throw new IOException("The server's reply line is too long.");
            }

            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            end += read;
        }
    }

    private void Compact()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
    }
}
