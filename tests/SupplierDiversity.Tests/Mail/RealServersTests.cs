using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Smtp;

namespace SupplierDiversity.Tests.Mail;

/// <summary>The default client.</summary>
public sealed class RealServersTests : RealServersContract
{
    protected override IMailClient Make(MailSettings settings) => new SmtpMailClient(settings);
}
