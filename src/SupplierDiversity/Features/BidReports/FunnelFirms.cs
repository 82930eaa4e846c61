using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.BidReports;

/// <summary>
/// The firms of a year with their groups: the true figures, for <see cref="ReportGate"/> alone. A firm that bid has the
/// status that was frozen with the bid that came furthest; one that only showed interest has the status of that instant.
/// Nobody is counted by what is known today.
/// </summary>
public sealed class FunnelFirms(
    BidHistory history, BidSnapshots freezer, StatusSnapshots snapshots, FirmBook firms, FirmStatuses statuses, SupplierPool pool, CalledTenders tenders, BackgroundDatabase background)
{
    /// <summary>Each firm of the year once.</summary>
    internal async Task<IReadOnlyList<FunnelFirm>> OfAsync(City city, int year, BackgroundReason reason, CancellationToken ct)
    {
        var (from, until) = (city.EndOf(new DateOnly(year - 1, 12, 31)), city.EndOf(new DateOnly(year, 12, 31)));
        while (await freezer.FreezeAsync(ct) > 0)
        {
        }

        var bids = await history.BidsAsync(city.CityId, from, until, ct);
        var interests = await history.InterestsAsync(city.CityId, from, until, ct);
        var sectors = await SectorsAsync(bids, ct);
        var interested = interests.ToLookup(i => $"{i.SupplierId:D}");
        List<FunnelFirm> found = [];
        await background.Keys.ReadyAsync(ct);
        await using (var connection = await background.OpenAsync(reason, ct))
        {
            foreach (var firm in bids.GroupBy(Key))
            {
                var furthest = firm.MaxBy(b => Stage(b.State))!;
                var kept = furthest.SupplierId is { } supplier ? await snapshots.FindAsync(connection, furthest.BidId.ToString("D"), supplier, ct) : null;
                var status = kept?.Snapshot?.Cities.FirstOrDefault(c => c.CityId == city.CityId);
                var size = furthest.SupplierId is { } id ? (await pool.FindAsync(id, ct))?.Size : null;
                found.Add(new(
                    BidderGroups.Of(status?.MigrantOwned, status?.Diverse), Stage(furthest.State),
                    [.. firm.Select(b => b.TenderId).Concat(interested[firm.Key].Select(i => i.TenderId)).Distinct()], $"{sectors[furthest.TenderId]}/{size}"));
            }
        }

        var bidders = bids.Select(Key).ToHashSet();
        foreach (var firm in interested.Where(i => !bidders.Contains(i.Key)))
        {
            found.Add(new(await AtThatTimeAsync(city, firm.Last(), ct), FunnelStage.Interested, [.. firm.Select(i => i.TenderId).Distinct()], ""));
        }

        return found;
    }

    // A bidder that is not in the register is known again by its number.
    private static string Key(PastBid bid) => bid.SupplierId is { } id ? $"{id:D}" : $"{bid.Scheme} {bid.RegistrationKey}";

    private static FunnelStage Stage(string state) => state switch
    {
        "awarded" => FunnelStage.Won,
        "shortlisted" => FunnelStage.Shortlisted,
        "rejected" => FunnelStage.Admissible,
        _ => FunnelStage.Bid,
    };

    private async Task<BidderGroup> AtThatTimeAsync(City city, PastInterest interest, CancellationToken ct)
    {
        if (await firms.FindAsync(interest.SupplierId, ct) is not { } firm)
        {
            return BidderGroup.Unknown;
        }

        var status = (await statuses.AtAsync(firm, interest.At, BackgroundReason.Work, ct)).FirstOrDefault(s => s.City.CityId == city.CityId);
        return BidderGroups.Of(Code(status?.MigrantOwned), Code(status?.Diverse));
    }

    private static string? Code(StatusDecision? decision) => decision?.Answer switch
    {
        StatusAnswer.Yes => "yes",
        StatusAnswer.No => "no",
        _ => null,
    };

    // The CPV division of each tender: its first two digits.
    private async Task<Dictionary<string, string>> SectorsAsync(IEnumerable<PastBid> bids, CancellationToken ct)
    {
        Dictionary<string, string> sectors = [];
        foreach (var tender in bids.Select(b => b.TenderId).Distinct())
        {
            sectors[tender] = (await tenders.FindAsync(tender, ct))?.Notice.Cpv is [{ Length: >= 2 } cpv, ..] ? cpv[..2] : "";
        }

        return sectors;
    }
}
