namespace SupplierDiversity.Features.Disclosure;

/// <summary>What all figures that disclose nobody have in common.</summary>
internal static class DisclosureFeature
{
    public static void AddDisclosureFeature(this IServiceCollection services) => services.AddSingleton<LeastCounts>();
}
