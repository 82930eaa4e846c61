namespace SupplierDiversity.Features.Demonstration;

/// <summary>The <c>demo</c> command: an invented month of two cities, told through the real parts.</summary>
internal static class DemonstrationFeature
{
    public static void AddDemonstrationFeature(this IServiceCollection services)
    {
        services.AddSingleton<DemonstrationDatabase>();
        services.AddSingleton<DemonstrationStory>();
    }
}
