using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Mail.Sending;
using SupplierDiversity.Mail.Smtp;

namespace SupplierDiversity.Mail;

/// <summary>Registers outgoing mail.</summary>
internal static class MailFeature
{
    /// <summary>The site checks the settings when it starts, so that a wrong one stops the start and not the first alert.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddSingleton(_ => MailSettings.Read(configuration, contentRoot));
        services.AddSingleton<IMailClient>(s => s.GetRequiredService<MailSettings>() is { Transport: MailTransport.Smtp } smtp
            ? new SmtpMailClient(smtp)
            : new PickupMailClient(s.GetRequiredService<MailSettings>()));
        services.AddSingleton<MailSwitch>();
        services.AddSingleton<MailSending>();
        services.AddSingleton<LetterBox>();
        services.AddSingleton<IMailQueue, LettersQueue>();
        return services.AddHostedService<MailStart>();
    }
}
