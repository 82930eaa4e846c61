using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Features.Workforces;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Statuses.Evidence;

/// <summary>What firms have said that a document could show.</summary>
public sealed class EvidenceClaimBook(
    BackgroundDatabase background, OwnershipBook ownership, WorkforceBook workforces, ResponseBook responses, CityAsking asking, FirmBook firms, CityList cities, TimeProvider clock)
{
    /// <summary>What a firm has said up to now, for its own people.</summary>
    internal async Task<EvidenceClaims> OfAsync(Guid supplierId, CancellationToken ct)
    {
        var chosen = (await firms.CitiesAsync(supplierId, ct)).Where(c => c.Diversity).Select(c => c.CityId).ToHashSet();
        var allowed = (await cities.AllAsync(ct)).Where(c => chosen.Contains(c.CityId)).ToList();
        var lawful = (await asking.PermissionsAsync(ct)).Keys.ToHashSet();
        var now = clock.GetUtcNow();
        await background.Keys.ReadyAsync(ct);
        await using var connection = await background.OpenAsync(BackgroundReason.OwnData, ct);
        var list = await ownership.FindAsync(connection, supplierId, now);
        var staff = (await workforces.OfFirmAsync(connection, supplierId, now)).FirstOrDefault(y => y.Count is not null);
        Dictionary<Guid, DateTimeOffset> answered = [];
        foreach (var city in allowed)
        {
            if (await responses.NewestAsync(connection, supplierId, city.CityId, now) is { } sent)
            {
                answered[city.CityId] = sent.At;
            }
        }

        return new(list.Number, staff?.RecordedAt, answered, allowed, lawful);
    }
}

/// <summary>What a firm has said that a document could show, and to whom.</summary>
/// <param name="List">Number of the newest list of owners; 0: there is none.</param>
/// <param name="StaffAt">When the newest head-count was entered (UTC); null: there is none.</param>
/// <param name="AnsweredAt">When the newest survey of a city was answered (UTC).</param>
/// <param name="Allowed">Cities that may use diversity data.</param>
/// <param name="Lawful">Cities that may ask about background at all.</param>
public sealed record EvidenceClaims(
    int List, DateTimeOffset? StaffAt, IReadOnlyDictionary<Guid, DateTimeOffset> AnsweredAt, IReadOnlyList<City> Allowed, IReadOnlySet<Guid> Lawful)
{
    /// <summary>What there is to show.</summary>
    public IReadOnlyList<EvidenceSubject> Subjects => [.. Enum.GetValues<EvidenceSubject>().Where(s => CitiesFor(s).Count > 0)];

    /// <summary>The cities that count by it, to which a document about it goes.</summary>
    public IReadOnlyList<City> CitiesFor(EvidenceSubject about) => about switch
    {
        EvidenceSubject.Owners => List > 0 ? Allowed : [],
        EvidenceSubject.Staff => StaffAt is null ? [] : [.. Allowed.Where(c => Lawful.Contains(c.CityId))],
        _ => [.. Allowed.Where(c => AnsweredAt.ContainsKey(c.CityId))],
    };

    /// <summary>True: the firm has said something else since it sent the document, which does not count for that.</summary>
    public bool HasChangedSince(EvidenceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.About switch
        {
            EvidenceSubject.Owners => document.List != List,
            EvidenceSubject.Staff => StaffAt > document.SentAt,
            _ => document.Reviews.Any(r => AnsweredAt.TryGetValue(r.CityId, out var at) && at > document.SentAt),
        };
    }
}
