using SupplierDiversity.Mail;

namespace SupplierDiversity.Operating.Measures;

/// <summary>Any mail client, with the time each mail takes.</summary>
internal sealed class MeasuredMailClient(IMailClient client, PortalMeters meters) : IMailClient
{
    public async Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken) =>
        new MeasuredConnection(await client.ConnectAsync(cancellationToken), meters);

    /// <summary>Names the client it measures.</summary>
    public override string ToString() => client.ToString()!;

    private sealed class MeasuredConnection(IMailConnection connection, PortalMeters meters) : IMailConnection
    {
        public bool IsUsable => connection.IsUsable;

        public async Task<MailOutcome> SendAsync(string sender, string recipient, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        {
            var began = TimeProvider.System.GetTimestamp();
            var outcome = await connection.SendAsync(sender, recipient, message, cancellationToken);
            meters.MailSent(outcome is MailOutcome.Accepted ? "accepted" : outcome is MailOutcome.Permanent ? "refused" : "failed", TimeProvider.System.GetElapsedTime(began));
            return outcome;
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
