using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Clauses;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>What the pages of one draft begin with: the city, the draft, the city's assessments.</summary>
public sealed class DraftDesk(CityList cities, TenderDrafts drafts, Assessments assessments, CityClauses clauses)
{
    /// <summary>The draft of an address; null when the city or the draft is not there, or is another city's.</summary>
    public async Task<OpenDraft?> FindAsync(string slug, Guid id, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city && await drafts.FindAsync(city, id, ct) is { } row ? new(city, row) : null;

    /// <summary>What answers are read with.</summary>
    internal async Task<DraftAnswers> AnswersAsync(City city, IReadOnlyDictionary<string, string> typed, CancellationToken ct) => new(
        typed, city.Zone, await assessments.OfCityAsync(city, ct), (await clauses.OfCityAsync(city, ct)).ToDictionary(c => c.CityClauseId, c => c.LibraryVersion),
        await cities.BuyersOfAsync(city.CityId, ct));

    /// <summary>The city's buyers.</summary>
    public Task<IReadOnlyList<Buyer>> BuyersAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return cities.BuyersOfAsync(city.CityId, ct);
    }

    /// <summary>The city's assessments.</summary>
    public Task<IReadOnlyList<Assessment>> AssessmentsAsync(City city, CancellationToken ct) => assessments.OfCityAsync(city, ct);
}

/// <summary>A draft somebody looks at.</summary>
/// <param name="City">Whose it is.</param>
/// <param name="Row">The draft.</param>
public sealed record OpenDraft(City City, DraftRow Row)
{
    /// <summary>Its pages, within a language.</summary>
    public string Path => $"/admin/cities/{City.Slug}/drafts/{Row.DraftId}";
}
