using SupplierDiversity.Database;

namespace SupplierDiversity.Wall;

/// <summary>What is behind the wall, and its keys.</summary>
internal static class BackgroundFeature
{
    public static void AddBackground(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddSingleton(s => BackgroundSettings.Read(s.GetRequiredService<DatabaseSettings>(), configuration, contentRoot));
        services.AddSingleton<BackgroundDatabase>();
        services.AddSingleton(s => s.GetRequiredService<BackgroundDatabase>().Seal);
    }
}
