namespace SupplierDiversity.Features.Suppliers;

/// <summary>Registers the supplier register.</summary>
internal static class SuppliersFeature
{
    public static IServiceCollection AddSuppliersFeature(this IServiceCollection services) => services.AddSingleton<SupplierRegister>();
}
