using Microsoft.AspNetCore.Mvc;

namespace SupplierDiversity.Features.Audit;

/// <summary>The audit log: what writes it down, looks through it and shows it.</summary>
internal static class AuditFeature
{
    public static void AddAuditFeature(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditSearch>();
        services.AddSingleton<AuditReceiptLetters>();
        services.AddSingleton<AuditReceipts>();
        services.AddScoped<AuditRequests>();
        services.Configure<MvcOptions>(o => o.Filters.AddService<AuditRequests>());
    }
}
