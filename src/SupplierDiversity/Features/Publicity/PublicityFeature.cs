namespace SupplierDiversity.Features.Publicity;

/// <summary>How tenders are made known beside the portal, and in which languages.</summary>
internal static class PublicityFeature
{
    public static void AddPublicityFeature(this IServiceCollection services)
    {
        services.AddSingleton<PublicityBook>();
    }
}
