namespace SupplierDiversity.Features.Dive;

/// <summary>A city as a buyer, by the indicators of the DIVE benchmark.</summary>
internal static class DiveFeature
{
    public static void AddDiveFeature(this IServiceCollection services)
    {
        services.AddSingleton<DiveFigures>();
        services.AddSingleton<DiveStatements>();
        services.AddSingleton<PeerRemarks>();
        services.AddSingleton<DivePages>();
    }
}
