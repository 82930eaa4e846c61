namespace SupplierDiversity.Features.Subscriptions;

internal static class SubscriptionsFeature
{
    public static void AddSubscriptionsFeature(this IServiceCollection services)
    {
        services.AddSingleton<PortalAddress>();
        services.AddSingleton<AlertLinks>();
        services.AddSingleton<SubscriptionBook>();
        services.AddSingleton<SubscriptionMatches>();
    }
}
