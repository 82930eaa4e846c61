using SupplierDiversity.Operating.Backups;

namespace SupplierDiversity.Operating;

/// <summary>What whoever runs the portal needs: backups, measures, log lines.</summary>
internal static class OperatingFeature
{
    public static void AddOperating(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PortalBackup>();
        services.AddSingleton<PortalRestore>();
        services.AddSingleton<RestoredPortal>();
    }
}
