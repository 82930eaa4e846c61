namespace SupplierDiversity.Features.Administration;

/// <summary>The pages with which the portal is run.</summary>
internal static class AdministrationFeature
{
    public static void AddAdministrationFeature(this IServiceCollection services)
    {
        services.AddSingleton<NoticeUpload>();
        services.AddSingleton<PickupMails>();
        services.AddSingleton<WorkList>();
        services.AddScoped<CityWork>();
    }
}
