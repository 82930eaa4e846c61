using System.Security.Cryptography;
using System.Text;

namespace SupplierDiversity.Mail;

/// <summary>
/// Puts each message into a folder as an .eml file. The file's name follows from its Message-ID, so a message written
/// again after an interruption replaces itself.
/// </summary>
internal sealed class PickupMailClient(MailSettings settings) : IMailClient
{
    public Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(settings.PickupDirectory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailConnectionException($"The folder {settings.PickupDirectory} cannot be created: {e.Message}", e);
        }

        return Task.FromResult<IMailConnection>(new PickupConnection(settings.PickupDirectory));
    }

    private sealed class PickupConnection(string folder) : IMailConnection
    {
        public bool IsUsable => true;

        public async Task<MailOutcome> SendAsync(string sender, string recipient, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        {
            if (!Mailbox.TryParse(recipient, out _, out var problem))
            {
                return new MailOutcome.Permanent(553, $"5.1.3 The address cannot be used: {problem}.");
            }

            var name = FileName(message.Span);
            var unfinished = Path.Combine(folder, $".{name}.{Environment.ProcessId}.part");
            try
            {
                await File.WriteAllBytesAsync(unfinished, message, cancellationToken);
                File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return new MailOutcome.Temporary(452, $"4.3.1 The file could not be written: {e.Message}");
            }

            return new MailOutcome.Accepted($"250 2.0.0 {name}");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static string FileName(ReadOnlySpan<byte> message)
        {
            var head = message[..Math.Max(0, message.IndexOf("\r\n\r\n"u8))];
            var start = head.IndexOf("\r\nMessage-ID: <"u8);
            if (start < 0)
            {
                return $"{Convert.ToHexStringLower(SHA256.HashData(message)).AsSpan(0, 32)}.eml";
            }

            var id = head[(start + 15)..];
            var end = id.IndexOf((byte)'>');
            var text = new StringBuilder();
            foreach (var b in end < 0 ? id : id[..end])
            {
                text.Append(char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'@' || (b == '.' && text.Length > 0) ? (char)b : '_');
            }

            return text.Length is > 0 and <= 200 ? $"{text}.eml" : $"{Convert.ToHexStringLower(SHA256.HashData(id))}.eml";
        }
    }
}
