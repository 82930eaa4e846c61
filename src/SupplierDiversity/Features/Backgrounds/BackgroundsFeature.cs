namespace SupplierDiversity.Features.Backgrounds;

/// <summary>What may be asked about people's background, where, and what owners answered for themselves.</summary>
internal static class BackgroundsFeature
{
    public static void AddBackgroundsFeature(this IServiceCollection services)
    {
        services.AddSingleton<PackShelf>();
        services.AddSingleton<CityAsking>();
        services.AddSingleton<OwnerTokens>();
        services.AddSingleton<OwnerLinks>();
        services.AddSingleton<OwnerFiles>();
        services.AddSingleton<OwnerAnswers>();
        services.AddSingleton<AnswersKeeping>();
        services.AddSingleton<OwnerExport>();
        services.AddSingleton<Statuses.StatusSnapshots>();
    }
}
