using SupplierDiversity.Features.BidReports.Counting;

namespace SupplierDiversity.Features.BidReports;

/// <summary>Reports on successful and unsuccessful bidders, which disclose nobody.</summary>
internal static class BidReportsFeature
{
    public static void AddBidReportsFeature(this IServiceCollection services)
    {
        services.AddSingleton<NoiseSecrets>();
        services.AddSingleton<FirmYears>();
        services.AddSingleton<CubeBook>();
        services.AddSingleton<CubeKeeper>();
        services.AddSingleton<ReportSurroundings>();
        services.AddSingleton<ReportGate>();
        services.AddSingleton<PublicReportBook>();
    }
}
