using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail.Letters;

namespace SupplierDiversity.Features.Subscriptions;

internal static class SubscriptionsFeature
{
    public static void AddSubscriptionsFeature(this IServiceCollection services)
    {
        services.AddSingleton<PortalAddress>();
        services.AddSingleton<AlertLinks>();
        services.AddSingleton<SubscriptionBook>();
        services.AddSingleton<SubscriptionMatches>();
        services.AddSingleton<SubscriptionPreview>();
        services.AddSingleton(s => new SubscriptionLetters(
            s.GetRequiredService<LetterBox>(), s.GetRequiredService<AlertLinks>(), s.GetRequiredService<CodeLabels>(),
            s.GetRequiredService<LanguageList>(), s.GetRequiredService<PortalAddress>(), s.GetRequiredService<TimeProvider>()));
    }
}
