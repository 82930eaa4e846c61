using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace SupplierDiversity.MailKit;

/// <summary>
/// MailKit's client without its care for messages: the portal's are finished, and may be signed, so not a byte may change.
/// </summary>
internal sealed class WholeMessageClient(IProtocolLogger log) : SmtpClient(log)
{
    /// <summary>Bytes of the message that is sent next.</summary>
    public long Size { get; set; }

    /// <inheritdoc/>
    protected override void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
    {
    }

    /// <inheritdoc/>
    protected override Task<long> GetSizeAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) => Task.FromResult(Size);
}
