namespace SupplierDiversity.Mail;

/// <summary>Says at start where mail will go; wrong settings end the start here.</summary>
internal sealed class MailStart(MailSettings settings, IMailClient client, ILogger<MailStart> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Transport == MailTransport.Smtp)
        {
            log.LogInformation("Mail goes to {Host}:{Port} (TLS: {Tls}) over {Connections} connections by {Client}", settings.Host, settings.Port, settings.Tls, settings.Connections, client.ToString());
        }
        else
        {
            log.LogInformation("Mail goes into the folder {Folder}", settings.PickupDirectory);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
