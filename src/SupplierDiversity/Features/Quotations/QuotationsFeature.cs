using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Suppliers;

namespace SupplierDiversity.Features.Quotations;

/// <summary>Quotations below the thresholds: firms agree to be asked, and are asked in turn.</summary>
internal static class QuotationsFeature
{
    public static void AddQuotationsFeature(this IServiceCollection services)
    {
        services.AddSingleton<QuotationAgreements>();
        services.AddSingleton<QuotationLetters>();
        services.AddSingleton(s => new QuotationBook(
            s.GetRequiredService<Db>(), s.GetRequiredService<KeptFirms>(), s.GetRequiredService<QuotationLetters>(), s.GetRequiredService<AuditLog>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new FirmTasks((_, firm, t, _) =>
            Task.FromResult<IReadOnlyList<FirmTask>>([new(t["quotations.firm.title"], $"/business/{firm.SupplierId}/quotations", Waits: false)])));
    }
}
