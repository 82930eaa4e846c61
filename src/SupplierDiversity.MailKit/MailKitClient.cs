using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using SupplierDiversity.Mail;

namespace SupplierDiversity.MailKit;

/// <summary>
/// MailKit in the place of the portal's own SMTP client: the same settings, and each reply means the same. It can sign in
/// by more methods than PLAIN and LOGIN; it does not begin a message before the one before is over.
/// </summary>
internal sealed class MailKitClient(MailSettings settings) : IMailClient
{
    public async Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var wire = new HandedOver();
        var smtp = new WholeMessageClient(wire) { Timeout = (int)settings.ConnectTimeout.TotalMilliseconds, CheckCertificateRevocation = false };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.ConnectTimeout);
        try
        {
            await OpenAsync(smtp, limit.Token);
            smtp.Timeout = (int)settings.ReplyTimeout.TotalMilliseconds;
            return new MailKitConnection(smtp, wire);
        }
        catch (Exception e)
        {
            smtp.Dispose();
            if (e is OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            throw new MailConnectionException($"The mail server {settings.Host}:{settings.Port} {Failure(e)}.", e);
        }
    }

    private async Task OpenAsync(WholeMessageClient smtp, CancellationToken ct)
    {
        if (settings.CaFile.Length > 0)
        {
            smtp.ServerCertificateValidationCallback = (_, certificate, chain, errors) => IsTrusted(certificate, chain, errors);
        }

        // MailKit leaves Nagle's algorithm on, which costs 40 ms a message; so it gets a connection without.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(settings.Host, settings.Port, ct);
            await smtp.ConnectAsync(socket, settings.Host, settings.Port, Protection(settings.Tls), ct);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        if (settings.User.Length > 0)
        {
            await smtp.AuthenticateAsync(Encoding.UTF8, settings.User, settings.Password, ct);
        }
    }

    private string Failure(Exception e) => e switch
    {
        OperationCanceledException or TimeoutException => $"did not answer within {settings.ConnectTimeout.TotalSeconds:0} s",
        AuthenticationException { InnerException: SmtpCommandException refused } => $"refused the sign-in: {Replies.Text(refused)}",
        NotSupportedException when settings.Tls == MailTls.StartTls && settings.User.Length == 0 => "does not offer STARTTLS, which Mail__Tls requires",
        NotSupportedException => $"cannot be used as Mail__Tls and Mail__User ask: {e.Message}",
        SslHandshakeException or System.Security.Authentication.AuthenticationException => $"could not be reached safely: {e.Message}",
        SmtpCommandException refused => $"refused the connection: {Replies.Text(refused)}",
        _ => $"could not be reached: {e.Message}",
    };

    private static SecureSocketOptions Protection(MailTls tls) => tls switch
    {
        MailTls.StartTls => SecureSocketOptions.StartTls,
        MailTls.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    // Only the authorities of Mail__CaFile are believed, and the name must be right.
    private bool IsTrusted(X509Certificate? certificate, X509Chain? offered, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 own || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return false;
        }

        using var chain = new X509Chain();
        (chain.ChainPolicy.TrustMode, chain.ChainPolicy.RevocationMode) = (X509ChainTrustMode.CustomRootTrust, X509RevocationMode.NoCheck);
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(settings.CaFile);
        foreach (var element in offered?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(own);
    }
}
