using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.Features.Surveys;

/// <summary>Whether questions about background may be asked in a city's survey.</summary>
public sealed class SurveyLaw
{
    /// <summary>True where the law and the papers of the city allow it; off until somebody has seen to both.</summary>
    public Task<bool> MayAskBackgroundAsync(City city, CancellationToken ct) => Task.FromResult(false);
}
