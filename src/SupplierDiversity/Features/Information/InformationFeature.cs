namespace SupplierDiversity.Features.Information;

/// <summary>What everybody may know about the portal itself: data kept, cookies, accessibility, who answers for it.</summary>
internal static class InformationFeature
{
    public static void AddInformationFeature(this IServiceCollection services) => services.AddSingleton<Imprints>();
}
