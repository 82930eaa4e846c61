namespace SupplierDiversity.Features.OpenData;

/// <summary>Tenders as data for other programs: OCDS release packages.</summary>
internal static class OpenDataFeature
{
    public static void AddOpenDataFeature(this IServiceCollection services)
    {
        services.AddSingleton<OcdsPackage>();
    }
}
