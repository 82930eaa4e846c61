using SupplierDiversity.Features.Awards;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Evaluation;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>The <c>demo</c> command: an invented month of two cities, told through the real parts.</summary>
internal static class DemonstrationFeature
{
    public static void AddDemonstrationFeature(this IServiceCollection services)
    {
        services.AddSingleton<DemonstrationDatabase>();
        services.AddSingleton<DemonstrationPeople>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<DemonstrationFirm>(s));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<DemonstrationSurvey>(s));
        services.AddSingleton(s => new DemonstrationBids(
            s.GetRequiredService<DemonstrationPeople>(), s.GetRequiredService<DemonstrationFirm>(), s.GetRequiredService<CityList>(), s.GetRequiredService<CalledTenders>(), s.GetRequiredService<BidCalls>(), s.GetRequiredService<BidBook>(),
            s.GetRequiredService<BidSnapshots>(), s.GetRequiredService<EvaluationBook>(), s.GetRequiredService<AwardBook>(), s.GetRequiredService<PortalClock>()));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<DemonstrationYears>(s));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<DemonstrationLastYear>(s));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<DemonstrationDesk>(s));
        services.AddSingleton<DemonstrationStory>();
    }
}
