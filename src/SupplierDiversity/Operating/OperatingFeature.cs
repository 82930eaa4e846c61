using SupplierDiversity.Operating.Backups;
using SupplierDiversity.Operating.Measures;

namespace SupplierDiversity.Operating;

/// <summary>What whoever runs the portal needs: backups, measures, log lines.</summary>
internal static class OperatingFeature
{
    public static void AddOperating(this IServiceCollection services)
    {
        services.AddSingleton<PortalBackup>();
        services.AddSingleton<PortalRestore>();
        services.AddSingleton<RestoredPortal>();
        services.AddSingleton<PortalMeters>();
        services.AddHostedService<StoredMeasures>();
        services.AddHostedService<MeasuresExport>();
    }
}
