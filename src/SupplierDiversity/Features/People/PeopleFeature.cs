using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail.Letters;

namespace SupplierDiversity.Features.People;

/// <summary>People of a city and what they are there: invited by mail, changed, ended.</summary>
internal static class PeopleFeature
{
    public static void AddPeopleFeature(this IServiceCollection services)
    {
        services.AddSingleton<RoleBook>();
        services.AddSingleton(s => new InvitationLetters(s.GetRequiredService<LetterBox>(), s.GetRequiredService<LanguageList>(), s.GetRequiredService<PortalAddress>()));
        services.AddSingleton(s => new Invitations(
            s.GetRequiredService<Db>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<RoleBook>(), s.GetRequiredService<AccountDirectory>(),
            s.GetRequiredService<InvitationLetters>(), s.GetRequiredService<AuditLog>()));
    }
}
