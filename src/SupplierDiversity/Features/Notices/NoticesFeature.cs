namespace SupplierDiversity.Features.Notices;

/// <summary>Notices come in here: from the command line, an inbox or an upload.</summary>
internal static class NoticesFeature
{
    public static void AddNoticesFeature(this IServiceCollection services)
    {
        services.AddSingleton<TenderStamp>();
        services.AddSingleton<TenderNotices>();
        services.AddSingleton<CityTenders>();
        services.AddSingleton<TenderPublication>();
        services.AddSingleton<NoticeImports>();
        services.AddSingleton<NoticeImport>();
        services.AddSingleton<NoticeWithdrawal>();
        services.AddSingleton<NoticeInbox>();
        services.AddSingleton<KeptNotices>();
        services.AddSingleton<ShownNotices>();
        services.AddSingleton<CountedNotices>();
        services.AddSingleton<BuyerOrganisations>();
        services.AddSingleton<TenderCounting>();
    }
}
