namespace SupplierDiversity.Mail.Dkim;

/// <summary>Any mail client, with every message signed before it leaves. Each connection has its own signer.</summary>
internal sealed class DkimMailClient(IMailClient client, DkimSettings settings, TimeProvider clock) : IMailClient
{
    public async Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken) =>
        new SigningConnection(await client.ConnectAsync(cancellationToken), new DkimSigner(settings, clock));

    /// <summary>Names the client whose mails it signs.</summary>
    public override string ToString() => $"{client}, signed";

    private sealed class SigningConnection(IMailConnection connection, DkimSigner signer) : IMailConnection
    {
        public bool IsUsable => connection.IsUsable;

        public Task<MailOutcome> SendAsync(string sender, string recipient, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
            connection.SendAsync(sender, recipient, signer.Sign(message.Span), cancellationToken);

        public Task<MailOutcome> SendAsync(MailEnvelope envelope, ReadOnlyMemory<byte> message, Task earlier, MailEnvelope? next, CancellationToken cancellationToken) =>
            connection.SendAsync(envelope, signer.Sign(message.Span), earlier, next, cancellationToken);

        public ValueTask DisposeAsync()
        {
            signer.Dispose();
            return connection.DisposeAsync();
        }
    }
}
