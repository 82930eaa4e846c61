using Microsoft.AspNetCore.Hosting;
using SupplierDiversity.Mail;
using SupplierDiversity.MailKit;

[assembly: HostingStartup(typeof(MailKitStartup))]

namespace SupplierDiversity.MailKit;

/// <summary>What the portal gets by <c>Mail__Client=MailKit</c>.</summary>
public sealed class MailKitStartup : IHostingStartup
{
    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(services => services.AddKeyedSingleton<IMailClient, MailKitClient>("MailKit"));
}
