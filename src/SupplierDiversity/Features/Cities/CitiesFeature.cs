namespace SupplierDiversity.Features.Cities;

/// <summary>Cities of the portal: who they are and which buyers belong to them.</summary>
internal static class CitiesFeature
{
    public static void AddCitiesFeature(this IServiceCollection services)
    {
        services.AddSingleton<CityList>();
        services.AddSingleton<CityRegister>();
    }
}
