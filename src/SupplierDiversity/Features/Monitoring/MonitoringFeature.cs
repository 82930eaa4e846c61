namespace SupplierDiversity.Features.Monitoring;

/// <summary>Public figures of a city or a buyer, from the notices it published.</summary>
internal static class MonitoringFeature
{
    public static void AddMonitoringFeature(this IServiceCollection services)
    {
        services.AddSingleton<MonitoringReport>();
    }
}
