using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.Statuses.Evidence;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Statuses;

/// <summary>
/// The two statuses of a firm in a city on a day, by the facts and the definition known at the end of that day: asked again
/// later, the answer is the same.
/// </summary>
public sealed class FirmStatuses(
    FirmBook firms, CityList cities, CityDefinitions definitions, OwnershipBook ownership, OwnerAnswers answers, DiverseFacts facts, EvidenceBook evidence, BackgroundDatabase background, TimeProvider clock)
{
    /// <summary>One entry for each city that the firm chose and that may use diversity data.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="day">The day; null: today.</param>
    /// <param name="reason">Why the data behind the wall is read.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<FirmStatus>> OfAsync(Firm firm, DateOnly? day, BackgroundReason reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return ReadAsync(
            firm,
            city =>
            {
                var today = city.DayAt(now);
                var on = day is { } asked && asked < today ? asked : today;
                return (on, on < today ? city.EndOf(on).AddMilliseconds(-1) : now);
            },
            reason,
            ct);
    }

    /// <summary>The same as it was at an instant (UTC), whatever the day brought afterwards.</summary>
    public Task<IReadOnlyList<FirmStatus>> AtAsync(Firm firm, DateTimeOffset at, BackgroundReason reason, CancellationToken ct) =>
        ReadAsync(firm, city => (city.DayAt(at), at), reason, ct);

    private async Task<IReadOnlyList<FirmStatus>> ReadAsync(Firm firm, Func<City, (DateOnly On, DateTimeOffset At)> moment, BackgroundReason reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(firm);
        var chosen = (await firms.CitiesAsync(firm.SupplierId, ct)).Where(c => c.Diversity).Select(c => c.CityId).ToHashSet();
        var places = (await cities.AllAsync(ct)).Where(c => chosen.Contains(c.CityId)).ToList();
        if (places.Count == 0)
        {
            return [];
        }

        List<FirmStatus> found = [];
        await background.Keys.ReadyAsync(ct);
        await using var connection = await background.OpenAsync(reason, ct);
        var owners = await answers.OfFirmAsync(connection, firm.SupplierId, ct);
        var documents = await evidence.OfFirmAsync(connection, firm.SupplierId);
        foreach (var city in places)
        {
            var (on, at) = moment(city);
            var version = await ownership.FindAsync(connection, firm.SupplierId, at);
            var definition = await definitions.FindAsync(city.CityId, on, at, ct);
            var said = owners.In(city.CityId, at).ToDictionary(o => o.OwnerId);
            var staff = definition is null ? null : await facts.FindAsync(connection, firm.SupplierId, city, definition, on, at, ct);
            var accepted = EvidenceDocument.AcceptedIn(documents, city.CityId).ToList();
            found.Add(new(city, on, definition, version, Owned(definition, version, said, on), staff?.Decide(definition!))
            {
                Texts = owners.TextsIn(city.CityId, at),
                Asking = owners.AskingIn(city.CityId, at),
                ErasedAt = said.Values.Max(o => o.ErasedAt),
                Staff = staff,
                Silences = Silent(version.Sheet, said, on, staff?.Why == Silence.NotLawful ? Silence.NotLawful : Silence.NotAsked),
                Evidence = EvidenceFinding.OfOwners(accepted, version.Number, on, at),
                DiverseEvidence = staff?.Evidence(definition!, accepted, on, at),
                Documents = documents,
            });
        }

        return found;
    }

    /// <summary>Whether a firm is migrant-owned, by its list and what its owners said; null without a definition.</summary>
    // Nobody's background is known here but by their own answers; who has not answered is undeclared.
    internal static StatusDecision? Owned(CityDefinition? definition, OwnershipVersion version, Dictionary<Guid, OwnerBackground> said, DateOnly day)
    {
        if (definition is null)
        {
            return null;
        }

        var sheet = version.Sheet;
        if (sheet.Basis != OwnershipBasis.Stock && sheet.Basis.ToString() != definition.WithoutStock)
        {
            return new(StatusAnswer.CannotBeDetermined, [new(definition.WithoutStock == nameof(OwnershipBasis.Profit) ? "counts_profit" : "counts_votes")]);
        }

        return MigrantOwned.Decide(OwnershipReading.Of(sheet.Table(id => said.TryGetValue(id, out var owner) ? owner.Background : Background.Undeclared), day), definition.Least, day);
    }

    // Without counts and labels: of several owners nobody learns which one said nothing for which reason.
    private static List<Silence> Silent(OwnershipSheet sheet, Dictionary<Guid, OwnerBackground> said, DateOnly day, Silence withoutLink) =>
        [.. sheet.Lines.Where(l => l.Kind == OwnerKind.Person && (l.From ?? DateOnly.MinValue) <= day && day <= (l.To ?? DateOnly.MaxValue))
            .Select(l => said.TryGetValue(l.Owner, out var owner) ? owner.Why : withoutLink).OfType<Silence>().Distinct().Order()];
}

/// <summary>The statuses of a firm in one city.</summary>
/// <param name="City">The city.</param>
/// <param name="Day">The day they are about.</param>
/// <param name="Definition">The definition that counted; null: the city had none.</param>
/// <param name="Ownership">The list of owners that was known.</param>
/// <param name="MigrantOwned">Decision with its reasons; null without a definition.</param>
/// <param name="Diverse">Decision with its reasons; null without a definition.</param>
public sealed record FirmStatus(City City, DateOnly Day, CityDefinition? Definition, OwnershipVersion Ownership, StatusDecision? MigrantOwned, StatusDecision? Diverse)
{
    /// <summary>SHA-256 of every text the owners had agreed to or been told.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>By which definition and pack the city asked about people's background; null: it might not.</summary>
    public LawfulAsking? Asking { get; init; }

    /// <summary>UTC; when answers of owners were erased, after which no day is answered by them; or null.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>Facts about staff and practice; null without a definition.</summary>
    public StaffFacts? Staff { get; init; }

    /// <summary>Why owners are undeclared, each reason once; only the firm itself is told.</summary>
    public IReadOnlyList<Silence> Silences { get; init; } = [];

    /// <summary>What the answer about owners rests on.</summary>
    public EvidenceFinding Evidence { get; init; } = EvidenceFinding.None;

    /// <summary>What the answer about staff and practice rests on; null without a definition.</summary>
    public DiverseEvidence? DiverseEvidence { get; init; }

    /// <summary>All documents of the firm, for its own people.</summary>
    public IReadOnlyList<EvidenceDocument> Documents { get; init; } = [];
}
