using System.Text.Json;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Bids;

/// <summary>
/// Freezes behind the wall how each bidder counted when its bid was recorded. It runs at once after a bid that the firm's own
/// people sent, and as a job: a bid never fails because statistics do, and whoever else sends it waits no longer for what lies
/// behind the wall. Nothing of it comes back: the bid only remembers that it was done.
/// </summary>
public sealed class BidSnapshots(Db db, FirmBook firms, FirmStatuses statuses, StatusSnapshots snapshots, TimeProvider clock)
{
    private const int Most = 100;

    /// <summary>Freezes what is not frozen yet; returns how many bids.</summary>
    public async Task<int> FreezeAsync(CancellationToken ct)
    {
        var waiting = await db.ListAsync<WaitingRow>(BidsSql.NotFrozen, new { Most }, ct);
        await FreezeAsync(waiting, ct);
        return waiting.Count;
    }

    /// <summary>The same for one bid.</summary>
    public async Task FreezeAsync(Guid bidId, CancellationToken ct) => await FreezeAsync(await db.ListAsync<WaitingRow>(BidsSql.OneNotFrozen, new { BidId = bidId }, ct), ct);

    private async Task FreezeAsync(IReadOnlyList<WaitingRow> waiting, CancellationToken ct)
    {
        foreach (var bid in waiting)
        {
            if (await firms.FindAsync(bid.SupplierId, ct) is { } firm)
            {
                var cities = await statuses.AtAsync(firm, bid.ReceivedAt, BackgroundReason.Work, ct);
                await snapshots.FreezeAsync(bid.BidId.ToString("D"), bid.SupplierId, new([.. cities.Select(Freeze)]) { Size = firm.Size }, bid.ReceivedAt, ct);
            }

            await db.ExecuteAsync(BidsSql.Frozen, new { bid.BidId, Now = DapperTypes.Cut(clock.GetUtcNow()) }, ct);
        }
    }

    /// <summary>Freezes how firms counted when they showed interest; what is frozen already stays.</summary>
    internal Task FreezeAsync(IReadOnlyCollection<PastInterest> interests, CancellationToken ct) =>
        FreezeAsync([.. interests.Select(i => (i.SnapshotKey, i.SupplierId, i.At))], ct);

    /// <summary>Freezes how firms counted when they got work from a winner; what is frozen already stays.</summary>
    internal Task FreezeAsync(IReadOnlyCollection<PastSubcontract> subcontracts, CancellationToken ct) =>
        FreezeAsync([.. from s in subcontracts where s.SupplierId is not null select (s.SnapshotKey, s.SupplierId!.Value, s.At)], ct);

    private async Task FreezeAsync(IReadOnlyCollection<(string Key, Guid SupplierId, DateTimeOffset At)> moments, CancellationToken ct)
    {
        var frozen = await snapshots.TakenAsync([.. moments.Select(m => m.Key).Distinct()], ct);
        foreach (var (key, supplierId, at) in moments.Where(m => !frozen.Contains((m.Key, m.SupplierId))))
        {
            if (await firms.FindAsync(supplierId, ct) is { } firm)
            {
                var cities = await statuses.AtAsync(firm, at, BackgroundReason.Work, ct);
                await snapshots.FreezeAsync(key, supplierId, new([.. cities.Select(Freeze)]) { Size = firm.Size }, at, ct);
            }
        }
    }

    internal static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        while (await services.GetRequiredService<BidSnapshots>().FreezeAsync(ct) == Most)
        {
        }

        var barriers = services.GetRequiredService<BidBarriers>();
        await services.GetRequiredService<BidSnapshots>().FreezeAsync(await barriers.RecentAsync(ct), ct);
        await barriers.EraseOldAsync(ct);
        return default;
    }

    private static FrozenStatus Freeze(FirmStatus status) => new(
        status.City.CityId,
        status.Definition is { } definition ? $"{definition.Number}" : "",
        status.Staff?.Population?.BasisPoints,
        Code(status.MigrantOwned),
        Code(status.Diverse),
        status.Staff?.Survey,
        status.Texts,
        [.. (status.MigrantOwned?.Reasons ?? []).Concat(status.Diverse?.Reasons ?? []).Select(r => $"{r.Name} {string.Join(' ', r.Values.Select(v => $"{v.Name}={v.Value}"))}".TrimEnd())])
    {
        MigrantOwnedEvidence = Code(status.Evidence),
        DiverseEvidence = Code(status.DiverseEvidence?.Together ?? EvidenceFinding.None),
    };

    private static string Code(EvidenceFinding evidence) => JsonNamingPolicy.KebabCaseLower.ConvertName(evidence.Standing.ToString());

    private static string Code(StatusDecision? decision) => JsonNamingPolicy.KebabCaseLower.ConvertName((decision?.Answer ?? StatusAnswer.CannotBeDetermined).ToString());

    private sealed record WaitingRow
    {
        public required Guid BidId { get; init; }

        public required Guid SupplierId { get; init; }

        public required DateTimeOffset ReceivedAt { get; init; }
    }
}
