using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids.Asking;
using SupplierDiversity.Features.Bids.Declarations;
using SupplierDiversity.Features.Bids.Helping;
using SupplierDiversity.Features.Bids.Sealing;
using SupplierDiversity.Features.People;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Bids;

/// <summary>Interest in tenders, sealed bids, and opening them.</summary>
internal static class BidsFeature
{
    public static void AddBidsFeature(this IServiceCollection services)
    {
        services.AddSingleton<CalledTenders>();
        services.AddSingleton<BidKeys>();
        services.AddSingleton<BidDocuments>();
        services.AddSingleton<BidLetters>();
        services.AddSingleton<BidSnapshots>();
        services.AddSingleton<BidMatching>();
        services.AddSingleton<BidBarriers>();
        services.AddSingleton<WhyLinks>();
        services.AddSingleton<WhyLetters>();
        services.AddSingleton<BidHistory>();
        services.AddSingleton<SubcontractBook>();
        services.AddSingleton<FrozenNames>();
        services.AddSingleton<WithdrawnUses>();
        services.AddSingleton<BidsAsTold>();
        services.AddSingleton<DeclarationBook>();
        services.AddSingleton(s => new HelpBook(
            s.GetRequiredService<Db>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<AuditLog>(), s.GetRequiredService<AccountDirectory>(), s.GetRequiredService<RoleBook>(),
            s.GetRequiredService<FirmMail>(), s.GetRequiredService<LanguageList>(), s.GetRequiredService<PortalAddress>()));
        services.AddSingleton(s => new BidCalls(
            s.GetRequiredService<Db>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<AuditLog>(), s.GetRequiredService<BidKeys>(), s.GetRequiredService<BidDocuments>(),
            s.GetRequiredService<DeclarationBook>()));
        services.AddSingleton(s => new BidBook(
            s.GetRequiredService<Db>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<AuditLog>(), s.GetRequiredService<BidDocuments>(), s.GetRequiredService<BidLetters>()));
        services.AddSingleton(new FirmTasks(async (found, firm, t, ct) =>
        {
            var bids = await found.GetRequiredService<BidBook>().OfFirmAsync(firm.SupplierId, ct);
            return
            [
                .. bids.Where(b => b.State == "draft").Select(b => new FirmTask(t.Of("bids.task.draft", ("bid", b.BidId.ToString()[^6..])), $"/business/{firm.SupplierId}/bids/{b.BidId}", Waits: true)),
                new FirmTask(t["declaration.title"], $"/business/{firm.SupplierId}/declaration", Waits: false),
                new FirmTask(t["bids.title"], $"/business/{firm.SupplierId}/bids", Waits: false),
            ];
        }));
    }
}
