using SupplierDiversity.Features.Suppliers;

namespace SupplierDiversity.Features.Surveys;

/// <summary>Surveys of cities among firms: questionnaires, invitations, answers, results.</summary>
internal static class SurveysFeature
{
    public static void AddSurveysFeature(this IServiceCollection services)
    {
        services.AddSingleton<SupplierPool>();
        services.AddSingleton<QuestionnaireShelf>();
        services.AddSingleton<SurveyLinks>();
        services.AddSingleton<CampaignBook>();
        services.AddSingleton<ResponseBook>();
        services.AddSingleton<SurveyCount>();
        services.AddSingleton<SurveyLaw>();
        services.AddSingleton(new FirmTasks(SurveyTasks.FindAsync));
    }
}
