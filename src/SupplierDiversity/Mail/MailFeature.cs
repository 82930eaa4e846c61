using SupplierDiversity.Mail.Dkim;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Mail.Sending;
using SupplierDiversity.Mail.Smtp;
using SupplierDiversity.Operating.Adapters;
using SupplierDiversity.Operating.Measures;

namespace SupplierDiversity.Mail;

/// <summary>Registers outgoing mail.</summary>
internal static class MailFeature
{
    /// <summary>The site checks the settings when it starts, so that a wrong one stops the start and not the first alert.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddSingleton(_ => MailSettings.Read(configuration, contentRoot));
        services.AddKeyedSingleton<IMailClient, SmtpMailClient>("BuiltIn");
        services.AddSingleton(s => Client(s, DkimSettings.Read(configuration, contentRoot)));
        services.AddSingleton<MailSwitch>();
        services.AddSingleton<MailSending>();
        services.AddSingleton<LetterBox>();
        services.AddSingleton<LetterList>();
        services.AddSingleton<HeldLetters>();
        services.AddSingleton<IMailQueue, LettersQueue>();
        return services.AddHostedService<MailStart>();
    }

    private static IMailClient Client(IServiceProvider services, DkimSettings? dkim)
    {
        var settings = services.GetRequiredService<MailSettings>();
        var smtp = AdapterChoice.Mail.Chosen<IMailClient>(services);
        var client = settings.Transport == MailTransport.Smtp ? smtp : new PickupMailClient(settings);
        client = new MeasuredMailClient(client, services.GetRequiredService<PortalMeters>());
        return dkim is null ? client : new DkimMailClient(client, dkim, services.GetRequiredService<TimeProvider>());
    }
}
