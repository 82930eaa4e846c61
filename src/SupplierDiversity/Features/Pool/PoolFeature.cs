namespace SupplierDiversity.Features.Pool;

/// <summary>What kinds of businesses a city can buy from, in protected counts.</summary>
internal static class PoolFeature
{
    public static void AddPoolFeature(this IServiceCollection services) => services.AddSingleton<PoolReleases>();
}
