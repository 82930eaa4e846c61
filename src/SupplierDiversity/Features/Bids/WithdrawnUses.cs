using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Suppliers;

namespace SupplierDiversity.Features.Bids;

/// <summary>
/// Carries behind the wall that a firm no longer lets a city use diversity data: what was frozen of it for the city goes, so that
/// the next figures are counted without it. Safe to repeat: the note goes last.
/// </summary>
public sealed class WithdrawnUses(FirmBook firms, FrozenNames names, StatusSnapshots snapshots, TimeProvider clock)
{
    /// <summary>Acts on all that were noted.</summary>
    public async Task EraseAsync(CancellationToken ct)
    {
        foreach (var use in await firms.WithdrawnUsesAsync(ct))
        {
            var there = (await names.InAsync(use.CityId, [use.SupplierId], ct)).Select(n => n.Name).ToHashSet();
            await snapshots.WithdrawAsync(use.SupplierId, use.CityId, there, clock.GetUtcNow(), ct);
            await firms.DoneAsync(use, ct);
        }
    }
}
