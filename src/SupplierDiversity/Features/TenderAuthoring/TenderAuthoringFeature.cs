namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>Officers write tenders, from the equality matrix to the signature of a second officer.</summary>
internal static class TenderAuthoringFeature
{
    public static void AddTenderAuthoringFeature(this IServiceCollection services)
    {
        services.AddSingleton<TenderDrafts>();
        services.AddSingleton<DraftClauses>();
        services.AddSingleton<DraftReview>();
        services.AddSingleton<DraftPublication>();
        services.AddSingleton<AuthoredTenders>();
        services.AddSingleton<DraftDesk>();
        services.AddSingleton<TenderRoom>();
        services.AddSingleton<DraftReach>();
    }
}
