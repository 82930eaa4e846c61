using SupplierDiversity.Features.Statuses.Badges;
using SupplierDiversity.Features.Statuses.Evidence;
using SupplierDiversity.Features.Suppliers;

namespace SupplierDiversity.Features.Statuses;

/// <summary>What cities mean by migrant-owned and diverse, and how a firm counts by it.</summary>
internal static class StatusesFeature
{
    public static void AddStatusesFeature(this IServiceCollection services)
    {
        services.AddSingleton<CityDefinitions>();
        services.AddSingleton<CityPopulations>();
        services.AddSingleton<DiverseFacts>();
        services.AddSingleton<FirmStatuses>();
        services.AddSingleton<CityStatuses>();
        services.AddSingleton<BadgeLinks>();
        services.AddSingleton<BadgeBook>();
        services.AddSingleton<EvidenceBook>();
        services.AddSingleton<EvidenceClaimBook>();
        services.AddSingleton<EvidenceDesk>();
        services.AddSingleton(new FirmTasks((services, firm, t, ct) => services.GetRequiredService<EvidenceBook>().TasksAsync(services.GetRequiredService<TimeProvider>(), firm, t, ct)));
        services.AddSingleton(new FirmTasks((_, firm, t, _) =>
            Task.FromResult<IReadOnlyList<FirmTask>>([new(t["statuses.firm.title"], $"/business/{firm.SupplierId}/status", Waits: false)])));
    }
}
