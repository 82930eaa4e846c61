namespace SupplierDiversity.Features.Assurance;

/// <summary>The equality-assurance matrix: what a contract needs before it is tendered, and what was learnt after it.</summary>
internal static class AssuranceFeature
{
    public static void AddAssuranceFeature(this IServiceCollection services)
    {
        services.AddSingleton<Assessments>();
        services.AddSingleton<LevelNames>();
    }
}
