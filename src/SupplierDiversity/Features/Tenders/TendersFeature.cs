namespace SupplierDiversity.Features.Tenders;

/// <summary>Search, tender page and feeds.</summary>
internal static class TendersFeature
{
    public static void AddTendersFeature(this IServiceCollection services)
    {
        services.AddSingleton<TenderFinder>();
        services.AddSingleton<TenderFiles>();
        services.AddSingleton<LotTraits>();
        services.AddSingleton<PosterCodes>();
        services.AddSingleton<AnnouncedLately>();
        services.AddSingleton<TenderPreview>();
    }
}
