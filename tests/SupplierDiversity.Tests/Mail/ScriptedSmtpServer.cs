using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SupplierDiversity.Tests.Mail;

/// <summary>
/// A server on this machine that answers what the test says. The script gets each command, "connect" for the greeting
/// and "body" after the final dot; null hangs up, "" keeps silent, anything else is sent as it is.
/// </summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    public const string Silent = "";
    public const string Pipelining = "250-here\r\n250-PIPELINING\r\n250 8BITMIME";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, string?> script;
    private readonly Task accepting;
    private int connections;

    public ScriptedSmtpServer(Func<string, string?> script)
    {
        this.script = script;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Commands in the order received, over all connections.</summary>
    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>Bodies as they came, without the final dot.</summary>
    public ConcurrentQueue<string> Bodies { get; } = [];

    public int Connections => connections;

    /// <summary>How many MAIL commands arrived together with their RCPT and DATA.</summary>
    public int Together { get; private set; }

    /// <summary>A server that accepts everything but what the overrides say; keys are beginnings of commands.</summary>
    public static ScriptedSmtpServer Accepting(string ehlo, params (string Command, string? Reply)[] overrides) => new(command =>
    {
        foreach (var (start, reply) in overrides)
        {
            if (command.StartsWith(start, StringComparison.Ordinal))
            {
                return reply;
            }
        }

        return command[..Math.Min(4, command.Length)] switch
        {
            "conn" => "220 ready",
            "EHLO" => ehlo,
            "DATA" => "354 go on",
            "body" => "250 2.0.0 taken",
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
    });

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        listener.Stop();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                client.NoDelay = true;
                Interlocked.Increment(ref connections);
                sessions.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            var reader = new LineReader(stream);
            if (!await AnswerAsync(stream, script("connect")))
            {
                return;
            }

            while (await reader.ReadLineAsync(stop.Token) is { } command)
            {
                Commands.Enqueue(command);
                if (command.StartsWith("MAIL", StringComparison.Ordinal))
                {
                    Together += reader.HasMore ? 1 : 0;
                }

                var reply = script(command);
                if (!await AnswerAsync(stream, reply))
                {
                    return;
                }

                if (command == "DATA" && reply!.StartsWith("354", StringComparison.Ordinal) && !await ReceiveBodyAsync(stream, reader))
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client hung up, or the test is over.
        }
    }

    private async Task<bool> ReceiveBodyAsync(NetworkStream stream, LineReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            if (line == ".")
            {
                Bodies.Enqueue(body.ToString());
                return await AnswerAsync(stream, script("body"));
            }

            body.Append(line).Append("\r\n");
        }

        return false;
    }

    private async Task<bool> AnswerAsync(NetworkStream stream, string? reply)
    {
        if (reply is null)
        {
            return false;
        }

        if (reply.Length > 0)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(reply + "\r\n"), stop.Token);
        }

        return true;
    }

    private sealed class LineReader(NetworkStream stream)
    {
        private readonly List<byte> buffer = [];

        /// <summary>True when the last read brought more than one line.</summary>
        public bool HasMore => buffer.Count > 0;

        public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
        {
            var chunk = new byte[4096];
            int at;
            while ((at = buffer.IndexOf((byte)'\n')) < 0)
            {
                var read = await stream.ReadAsync(chunk, cancellationToken);
                if (read == 0)
                {
                    return null;
                }

                buffer.AddRange(chunk.AsSpan(0, read));
            }

            var line = Encoding.UTF8.GetString([.. buffer[..at]]).TrimEnd('\r');
            buffer.RemoveRange(0, at + 1);
            return line;
        }
    }
}
