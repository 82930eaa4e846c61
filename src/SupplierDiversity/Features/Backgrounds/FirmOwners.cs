using SupplierDiversity.Rules.Backgrounds;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>All that the owners of one firm decided and said, read once for any number of cities and days.</summary>
public sealed class FirmOwners
{
    private readonly IReadOnlyList<FirmOwner> owners;
    private readonly AskingTimes times;

    internal FirmOwners(IReadOnlyList<FirmOwner> owners, AskingTimes times) => (this.owners, this.times) = (owners, times);

    /// <summary>The owners under the definition a city asked by at an instant (UTC), as known at that instant.</summary>
    public IReadOnlyList<OwnerBackground> In(Guid cityId, DateTimeOffset at)
    {
        var permission = times.In(cityId, at);
        return [.. owners.Select(owner => Read(owner, cityId, permission, at))];
    }

    /// <summary>What a city asked by at an instant (UTC); null: it might not.</summary>
    public LawfulAsking? AskingIn(Guid cityId, DateTimeOffset at) => times.In(cityId, at);

    /// <summary>SHA-256 of every text the owners had agreed to, or been told, for a city at an instant (UTC); each once.</summary>
    public IReadOnlyList<string> TextsIn(Guid cityId, DateTimeOffset at) =>
        [.. owners.Where(o => o.File.Allows(cityId, at)).Select(o => o.File.EntryFor(cityId, at)!.Text).Distinct().Order(StringComparer.Ordinal)];

    private static OwnerBackground Read(FirmOwner owner, Guid cityId, LawfulAsking? permission, DateTimeOffset at)
    {
        var erased = owner.Erasures.LastOrDefault(e => e.CityId is null || e.CityId == cityId);
        var one = permission is null ? new(owner.OwnerId, default, Silence.NotLawful, null) : owner.File.For(owner.OwnerId, cityId, permission.Definition, at, owner.File.Covers(cityId, at, permission.Pack.Key, permission.TermsSince));
        return one with
        {
            Why = one.Why == Silence.NotAsked && erased?.Reason == "expired" ? Silence.Expired : one.Why,
            ErasedAt = one.Why is null ? null : erased?.ErasedAt,
        };
    }
}

/// <summary>One owner's file with what was erased of it.</summary>
internal sealed record FirmOwner(Guid OwnerId, OwnerFile File, IReadOnlyList<ErasureRow> Erasures);
