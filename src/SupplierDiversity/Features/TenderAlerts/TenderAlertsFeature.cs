using SupplierDiversity.Mail.Sending;

namespace SupplierDiversity.Features.TenderAlerts;

internal static class TenderAlertsFeature
{
    public static void AddTenderAlertsFeature(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(AlertSettings.Read(configuration));
        services.AddSingleton<AlertRows>();
        services.AddSingleton<AlertLedger>();
        services.AddSingleton<LedgerRows>();
        services.AddSingleton<HeldAlerts>();
        services.AddSingleton<EditionReaders>();
        services.AddSingleton<TenderReach>();
        services.AddSingleton<EditionFanOut>();
        services.AddSingleton<AlertMail>();
        services.AddSingleton<IMailQueue, AlertQueue>();
    }
}
