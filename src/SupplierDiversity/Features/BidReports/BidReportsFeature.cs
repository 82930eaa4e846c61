using SupplierDiversity.Features.BidReports.Comparing;
using SupplierDiversity.Features.BidReports.Counting;
using SupplierDiversity.Features.BidReports.Requests;
using SupplierDiversity.Features.BidReports.Saved;

namespace SupplierDiversity.Features.BidReports;

/// <summary>Reports on successful and unsuccessful bidders, which disclose nobody.</summary>
internal static class BidReportsFeature
{
    public static void AddBidReportsFeature(this IServiceCollection services)
    {
        services.AddSingleton<NoiseSecrets>();
        services.AddSingleton<FirmYears>();
        services.AddSingleton<YearPairBook>();
        services.AddSingleton<CubeBook>();
        services.AddSingleton<CubeKeeper>();
        services.AddSingleton<ReportSurroundings>();
        services.AddSingleton<TakenBackAnswers>();
        services.AddSingleton<ReportGate>();
        services.AddSingleton<PublicReportBook>();
        services.AddSingleton<ReportAgreements>();
        services.AddSingleton<ComparedReports>();
        services.AddSingleton<SavedReports>();
        services.AddSingleton<ReportMailLinks>();
        services.AddSingleton<ReportFindings>();
        services.AddSingleton<ReportMails>();
        services.AddSingleton<InformationRequests>();
        services.AddSingleton<AnswerLetters>();
    }
}
