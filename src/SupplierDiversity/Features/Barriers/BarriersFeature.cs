namespace SupplierDiversity.Features.Barriers;

/// <summary>What keeps firms out of tenders, and what a city changes because of it.</summary>
internal static class BarriersFeature
{
    public static void AddBarriersFeature(this IServiceCollection services)
    {
        services.AddSingleton<ImprovementBook>();
        services.AddSingleton<ReasonsGate>();
        services.AddSingleton<PublicReasonsBook>();
    }
}
