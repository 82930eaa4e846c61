using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.People;
using SupplierDiversity.Features.Suppliers.Assisting;
using SupplierDiversity.Features.Suppliers.Duplicates;
using SupplierDiversity.Features.Suppliers.Joining;
using SupplierDiversity.Features.Suppliers.Listing;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail.Letters;

namespace SupplierDiversity.Features.Suppliers;

/// <summary>Registers the supplier register.</summary>
internal static class SuppliersFeature
{
    public static IServiceCollection AddSuppliersFeature(this IServiceCollection services)
    {
        services.AddSingleton<SupplierRegister>();
        services.AddSingleton<FirmBook>();
        services.AddSingleton<KeptFirms>();
        services.AddSingleton<FirmAlerts>();
        services.AddSingleton<FirmPeople>();
        services.AddSingleton<SupplierDrafts>();
        services.AddSingleton<ListedFirms>();
        services.AddSingleton<Enquiries>();
        services.AddSingleton<EnquiryAnswers>();
        services.AddSingleton(new FirmTasks((_, firm, t, _) =>
            Task.FromResult<IReadOnlyList<FirmTask>>([new(t["directory.enquiries"], $"/business/{firm.SupplierId}/enquiries", Waits: false)])));
        services.AddSingleton<DuplicateSearch>();
        services.AddSingleton<FirmMerge>();
        services.AddSingleton<MergeUndo>();
        services.AddSingleton<FirmRequestLetters>();
        services.AddSingleton(s => new FirmMail(
            s.GetRequiredService<LetterBox>(), s.GetRequiredService<LanguageList>(), s.GetRequiredService<PortalAddress>(), s.GetRequiredService<AccountDirectory>()));
        services.AddSingleton(s => new FirmRequests(
            s.GetRequiredService<Db>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<AccountDirectory>(),
            s.GetRequiredService<RoleBook>(),
            s.GetRequiredService<FirmRequestLetters>(),
            s.GetRequiredService<AuditLog>()));
        return services;
    }
}
