using System.Data.Common;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Features.Workforces;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Rules.Surveys;
using SupplierDiversity.Rules.Workforces;

namespace SupplierDiversity.Features.Statuses;

/// <summary>What "diverse business" is decided from: head-counts, the city's population, and the practice score of the survey.</summary>
public sealed class DiverseFacts(CityAsking asking, CityPopulations populations, WorkforceBook workforces, ResponseBook responses, QuestionnaireShelf shelf)
{
    /// <summary>The facts of a firm for one city on a day as known at an instant; on an open connection behind the wall.</summary>
    public async Task<StaffFacts> FindAsync(DbConnection connection, Guid supplierId, City city, CityDefinition definition, DateOnly day, DateTimeOffset at, CancellationToken ct)
    {
        var permission = (await asking.TimesAsync(ct)).In(city.CityId, at);
        var years = (await workforces.OfFirmAsync(connection, supplierId, at)).Where(y => y.Year <= day.Year).ToList();
        var newest = years.FirstOrDefault(y => y.Count is not null);
        var erased = newest is null ? years.MaxBy(y => y.ErasedAt) : null;
        var staff = permission is null ? null : newest?.Count?.For(AskedMeanings.Name(permission.Definition));
        Silence? why = permission is null ? Silence.NotLawful : staff?.WithBackground is not null ? null
            : erased is null ? Silence.NotAsked : erased.Expired ? Silence.Expired : Silence.Withdrawn;
        var figure = await populations.FindAsync(city.CityId, day, at, ct);
        var (score, survey, answeredAt) = await ScoreAsync(connection, supplierId, city, definition, permission is not null, at);
        return new(staff, newest?.Year, figure, score)
        {
            RecordedAt = staff is null ? null : newest!.RecordedAt,
            AnsweredAt = answeredAt,
            Survey = survey,
            ErasedAt = erased?.ErasedAt,
            Why = why,
        };
    }

    // The newest answers count as long as they are kept, whatever version of the questionnaire they answer.
    private async Task<(int? Score, string? Survey, DateTimeOffset? At)> ScoreAsync(DbConnection connection, Guid supplierId, City city, CityDefinition definition, bool backgroundAllowed, DateTimeOffset at)
    {
        if (definition.PracticeMinimum is not { } minimum || await responses.NewestAsync(connection, supplierId, city.CityId, at) is not var (survey, version, answers, sent))
        {
            return (null, null, null);
        }

        return (PracticeScore.Of(SurveyFlow.Shown(shelf.Of(survey, version), answers, backgroundAllowed), answers)?.Decided(minimum), $"{survey} {version}", sent);
    }
}

/// <summary>What is known of a firm's staff and practice for one city.</summary>
/// <param name="Staff">All levels together by the city's meaning; null: no figures, or none that may be used.</param>
/// <param name="Year">The year of the count.</param>
/// <param name="Population">The city's figure that counted; null: none.</param>
/// <param name="Score">Practice score, 0 to 100; null: not known well enough, or not asked for.</param>
public sealed record StaffFacts(Workforce? Staff, int? Year, PopulationFigure? Population, int? Score)
{
    /// <summary>When the head-count was entered (UTC); null: none counts.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>When the survey was answered (UTC); null: no answers count.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Name and version of that survey; null: no answers count.</summary>
    public string? Survey { get; init; }

    /// <summary>When head-counts were erased (UTC), after which no day is answered by them; or null.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>Why there is no head-count; null: there is one.</summary>
    public Silence? Why { get; init; }

    /// <summary>What the count can tell beside the population; null where there is nothing to compare. It never decides.</summary>
    public StaffComparison? Comparison => Staff is { Total: > 0 } && Population is { } figure ? StaffComparison.Of(Staff, figure.BasisPoints) : null;

    /// <summary>The status under a definition.</summary>
    public StatusDecision Decide(CityDefinition definition) =>
        DiverseBusiness.Decide(definition.OfStaff with { PopulationShare = Population?.Part }, Staff, Score);
}
