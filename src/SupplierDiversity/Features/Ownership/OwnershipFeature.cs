using SupplierDiversity.Features.Suppliers;

namespace SupplierDiversity.Features.Ownership;

/// <summary>Who owns a firm, entered by its own people and kept behind the wall.</summary>
internal static class OwnershipFeature
{
    public static void AddOwnershipFeature(this IServiceCollection services)
    {
        services.AddSingleton<OwnershipBook>();
        services.AddSingleton(new FirmTasks((_, firm, t, _) =>
            Task.FromResult<IReadOnlyList<FirmTask>>([new(t["ownership.title"], $"/business/{firm.SupplierId}/owners", Waits: false)])));
    }
}
