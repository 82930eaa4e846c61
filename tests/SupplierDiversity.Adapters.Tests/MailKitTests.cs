using SupplierDiversity.Mail;
using SupplierDiversity.MailKit;
using SupplierDiversity.Tests.Mail;

namespace SupplierDiversity.Adapters.Tests;

/// <summary>MailKit against a server that does what the test says.</summary>
public sealed class MailKitClientTests : MailClientContract
{
    protected override IMailClient Make(MailSettings settings) => new MailKitClient(settings);
}

/// <summary>MailKit against real servers.</summary>
public sealed class MailKitRealServersTests : RealServersContract
{
    protected override IMailClient Make(MailSettings settings) => new MailKitClient(settings);
}

/// <summary>The program is killed while it sends by MailKit.</summary>
public sealed class MailKitKilledTests : KilledSenderTests
{
    protected override IEnumerable<(string Name, string Value)> More => [("Mail__Client", "MailKit")];
}
