namespace SupplierDiversity.Features.Misreads;

/// <summary>What a lawyer signs when the legal guard took a text wrong.</summary>
internal static class MisreadsFeature
{
    public static void AddMisreadsFeature(this IServiceCollection services)
    {
        services.AddSingleton<MisreadBook>();
    }
}
