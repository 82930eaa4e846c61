using SupplierDiversity.Features.Backgrounds;

namespace SupplierDiversity.Features.Surveys;

/// <summary>Whether questions about background may be asked in a city's survey: the same gate as for owners and staff.</summary>
public sealed class SurveyLaw(CityAsking asking)
{
    /// <summary>The city's permission; null where its country's pack or its papers do not allow the questions, or they are switched off.</summary>
    public async Task<LawfulAsking?> FindAsync(Guid cityId, CancellationToken ct) => (await asking.PermissionsAsync(ct)).GetValueOrDefault(cityId);
}
