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
        ArgumentNullException.ThrowIfNull(definition);
        var ground = await GroundAsync(city, definition, day, at, ct);
        return Of(
            ground,
            await workforces.OfFirmAsync(connection, supplierId, at),
            definition.PracticeMinimum is null ? null : await responses.NewestAsync(connection, supplierId, city.CityId, at));
    }

    /// <summary>What is the same for all firms of a city on a day.</summary>
    internal async Task<DiverseGround> GroundAsync(City city, CityDefinition definition, DateOnly day, DateTimeOffset at, CancellationToken ct) => new(
        definition, day, (await asking.TimesAsync(ct)).In(city.CityId, at), await populations.FindAsync(city.CityId, day, at, ct));

    /// <summary>The facts of a firm from its head-counts, the newest year first, and the newest answers it sent to the city.</summary>
    internal StaffFacts Of(DiverseGround ground, IReadOnlyList<KeptStaff> counts, SentAnswers? answers)
    {
        var permission = ground.Permission;
        var years = counts.Where(y => y.Year <= ground.Day.Year).ToList();
        var newest = years.FirstOrDefault(y => y.Count is not null);
        var erased = newest is null ? years.MaxBy(y => y.ErasedAt) : null;
        var staff = permission is null ? null : newest?.Count?.For(AskedMeanings.Name(permission.Definition));
        Silence? why = permission is null ? Silence.NotLawful : staff?.WithBackground is not null ? null
            : erased is null ? Silence.NotAsked : erased.Expired ? Silence.Expired : Silence.Withdrawn;
        return new(staff, newest?.Year, ground.Population, Score(ground, answers))
        {
            RecordedAt = staff is null ? null : newest!.RecordedAt,
            AnsweredAt = answers?.At,
            Survey = answers is null ? null : $"{answers.Survey} {answers.Version}",
            ErasedAt = erased?.ErasedAt,
            Why = why,
        };
    }

    // The newest answers count as long as they are kept, whatever version of the questionnaire they answer.
    private int? Score(DiverseGround ground, SentAnswers? sent) => ground.Definition.PracticeMinimum is not { } minimum || sent is null ? null
        : PracticeScore.Of(SurveyFlow.Shown(shelf.Of(sent.Survey, sent.Version), sent.Answers, ground.Permission is not null), sent.Answers)?.Decided(minimum);
}

/// <summary>What is the same for all firms of a city on a day.</summary>
/// <param name="Definition">The definition that counted.</param>
/// <param name="Day">The day.</param>
/// <param name="Permission">By what the city asked; null: it might not.</param>
/// <param name="Population">The city's figure that counted; null: none.</param>
internal sealed record DiverseGround(CityDefinition Definition, DateOnly Day, LawfulAsking? Permission, PopulationFigure? Population);

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
        DiverseBusiness.Decide(Of(definition), Staff, Score);

    /// <summary>What stands behind that status.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="accepted">Documents the city has accepted.</param>
    /// <param name="day">The day asked about.</param>
    /// <param name="at">What was known then (UTC).</param>
    public DiverseEvidence Evidence(CityDefinition definition, IReadOnlyList<AcceptedEvidence> accepted, DateOnly day, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var (staff, practice) = DiverseBusiness.Limbs(Of(definition), Staff, Score);
        var ofStaff = EvidenceFinding.OfFigures(accepted, EvidenceSubject.Staff, RecordedAt, day, at);
        var ofPractice = practice is null ? EvidenceFinding.None : EvidenceFinding.OfFigures(accepted, EvidenceSubject.Practice, AnsweredAt, day, at);
        return new(ofStaff, ofPractice, EvidenceFinding.OfDiverse(definition.OfStaff.Version, staff.Answer, practice?.Answer, ofStaff, ofPractice));
    }

    private DiverseDefinition Of(CityDefinition definition) => definition.OfStaff with { PopulationShare = Population?.Part };
}

/// <summary>What stands behind "diverse business".</summary>
/// <param name="Staff">Behind the head-count.</param>
/// <param name="Practice">Behind the answers about practice.</param>
/// <param name="Together">Behind the status.</param>
public sealed record DiverseEvidence(EvidenceFinding Staff, EvidenceFinding Practice, EvidenceFinding Together);
