using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SupplierDiversity.Mail.Smtp;

/// <summary>
/// The portal's own SMTP client: connects, secures the connection, signs in, and hands over the open connection.
/// It exists because alerts must leave by the thousand a second and the framework's sender cannot (it neither
/// pipelines nor sends one message while another is on its way).
/// </summary>
internal sealed class SmtpMailClient(MailSettings settings) : IMailClient
{
    public async Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var tcp = new TcpClient { NoDelay = true };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.ConnectTimeout);
        try
        {
            await tcp.ConnectAsync(settings.Host, settings.Port, limit.Token);
            var (wire, abilities) = await OpenAsync(tcp, limit.Token);
            return new SmtpConnection(tcp, wire, abilities, settings.ReplyTimeout);
        }
        catch (Exception e)
        {
            tcp.Dispose();
            throw e switch
            {
                MailConnectionException => e,
                OperationCanceledException when cancellationToken.IsCancellationRequested => e,
                OperationCanceledException => Failure($"did not answer within {settings.ConnectTimeout.TotalSeconds:0} s", e),
                AuthenticationException => Failure($"could not be reached safely: {e.Message}", e),
                IOException or SocketException => Failure($"could not be reached: {e.Message}", e),
                _ => e,
            };
        }
    }

    private async Task<(SmtpWire Wire, SmtpAbilities Abilities)> OpenAsync(TcpClient tcp, CancellationToken cancellationToken)
    {
        var wire = new SmtpWire(tcp.GetStream());
        if (settings.Tls == MailTls.Implicit)
        {
            wire = await wire.SecureAsync(TlsOptions(), cancellationToken);
        }

        Expect(await wire.ReadReplyAsync(cancellationToken), "refused the connection");
        var abilities = await GreetAsync(wire, tcp, cancellationToken);
        if (settings.Tls == MailTls.StartTls)
        {
            if (!abilities.StartTls)
            {
                throw Failure("does not offer STARTTLS, which Mail__Tls requires");
            }

            Expect(await wire.AskAsync("STARTTLS", cancellationToken), "refused STARTTLS");
            if (wire.HasUnread)
            {
                // Somebody on the way added commands or replies that TLS would then vouch for.
                throw Failure("sent more than its answer to STARTTLS; somebody may be tampering with the connection");
            }

            wire = await wire.SecureAsync(TlsOptions(), cancellationToken);
            abilities = await GreetAsync(wire, tcp, cancellationToken);
        }

        if (settings.User.Length > 0)
        {
            await SignInAsync(wire, abilities, cancellationToken);
        }

        return (wire, abilities);
    }

    private async Task<SmtpAbilities> GreetAsync(SmtpWire wire, TcpClient tcp, CancellationToken cancellationToken)
    {
        // An address literal is always true and always well-formed; the machine's name need not be (RFC 5321 § 4.1.3).
        var address = ((IPEndPoint)tcp.Client.LocalEndPoint!).Address;
        var own = address.IsIPv4MappedToIPv6 || address.AddressFamily == AddressFamily.InterNetwork
            ? $"[{address.MapToIPv4()}]"
            : $"[IPv6:{new IPAddress(address.GetAddressBytes())}]";
        var reply = await wire.AskAsync($"EHLO {own}", cancellationToken);
        if (reply.Code is >= 500 and <= 599)
        {
            Expect(await wire.AskAsync($"HELO {own}", cancellationToken), "refused the greeting");
            return new SmtpAbilities();
        }

        Expect(reply, "refused the greeting");
        return SmtpAbilities.From(reply);
    }

    private async Task SignInAsync(SmtpWire wire, SmtpAbilities abilities, CancellationToken cancellationToken)
    {
        if (abilities.SignIn.Contains("PLAIN"))
        {
            Expect(await wire.AskAsync($"AUTH PLAIN {InBase64($"\0{settings.User}\0{settings.Password}")}", cancellationToken), "refused the sign-in", 235);
        }
        else if (abilities.SignIn.Contains("LOGIN"))
        {
            Expect(await wire.AskAsync("AUTH LOGIN", cancellationToken), "refused the sign-in", 334);
            Expect(await wire.AskAsync(InBase64(settings.User), cancellationToken), "refused the sign-in", 334);
            Expect(await wire.AskAsync(InBase64(settings.Password), cancellationToken), "refused the sign-in", 235);
        }
        else
        {
            throw Failure("offers neither AUTH PLAIN nor AUTH LOGIN, but Mail__User is set");
        }
    }

    private SslClientAuthenticationOptions TlsOptions()
    {
        var options = new SslClientAuthenticationOptions { TargetHost = settings.Host };
        if (settings.CaFile.Length > 0)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(settings.CaFile);
            options.CertificateChainPolicy = policy;
        }

        return options;
    }

    private void Expect(SmtpReply reply, string otherwise, int code = 0)
    {
        if (code == 0 ? !reply.IsPositive : reply.Code != code)
        {
            throw Failure($"{otherwise}: {reply.Text}");
        }
    }

    private MailConnectionException Failure(string what, Exception? inner = null)
    {
        var text = $"The mail server {settings.Host}:{settings.Port} {what}.";
        return inner is null ? new MailConnectionException(text) : new MailConnectionException(text, inner);
    }

    private static string InBase64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
