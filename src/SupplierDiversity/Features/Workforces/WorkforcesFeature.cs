using SupplierDiversity.Features.Suppliers;

namespace SupplierDiversity.Features.Workforces;

/// <summary>Head-counts of a firm's staff, entered by its own people and kept behind the wall.</summary>
internal static class WorkforcesFeature
{
    public static void AddWorkforcesFeature(this IServiceCollection services)
    {
        services.AddSingleton<WorkforceBook>();
        services.AddSingleton<AskedMeanings>();
        services.AddSingleton(new FirmTasks((_, firm, t, _) =>
            Task.FromResult<IReadOnlyList<FirmTask>>([new(t["workforce.title"], $"/business/{firm.SupplierId}/workforce", Waits: false)])));
    }
}
