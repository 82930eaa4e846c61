using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Evaluation;

namespace SupplierDiversity.Features.Awards;

/// <summary>Judging bids, deciding, telling everybody why, and the contract.</summary>
internal static class AwardsFeature
{
    public static void AddAwardsFeature(this IServiceCollection services)
    {
        services.AddSingleton<EvaluationBook>();
        services.AddSingleton<AwardLetters>();
        services.AddSingleton<ContractBook>();
        services.AddSingleton<FeedbackReminders>();
        services.AddSingleton(s => new AwardBook(
            s.GetRequiredService<Db>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<AuditLog>(), s.GetRequiredService<BidBook>(), s.GetRequiredService<EvaluationBook>(),
            s.GetRequiredService<AwardLetters>(), s.GetRequiredService<ContractBook>()));
    }
}
