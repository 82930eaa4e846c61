using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.BidReports;

/// <summary>The figures of a year counted slowly and one by one, from bids, lots and snapshots alone, to hold the cubes against.</summary>
internal static class HonestFunnel
{
    private const string Bids =
        """
        SELECT b.bid_id, b.tender_id, b.supplier_id, b.scheme, b.registration_key, b.state, b.shortlisted_at, b.received_at, b.amount_cents, b.currency, l.duties, t.procedure_code AS procedure,
               coalesce(l.cpv_main, t.cpv_main) AS cpv, l.value_cents, l.currency AS value_currency
        FROM bids b JOIN tenders t ON t.tender_id = b.tender_id LEFT JOIN lots l ON l.tender_id = b.tender_id AND l.lot_id = b.lot_id
        WHERE b.city_id = @CityId AND b.state <> 'draft' AND b.replaced_by IS NULL AND b.received_at >= @From AND b.received_at < @Until
        """;

    public static async Task<IReadOnlyList<FunnelFirm>> OfAsync(IServiceProvider services, City city, int year)
    {
        var (from, until) = (city.EndOf(new DateOnly(year - 1, 12, 31)), city.EndOf(new DateOnly(year, 12, 31)));
        await using var connection = await services.GetRequiredService<Db>().OpenAsync(CancellationToken.None);
        var bids = (await connection.QueryAsync<HonestBid>(Bids, new { city.CityId, From = from, Until = until }))
            .Select(b => b is { State: "rejected", ShortlistedAt: not null } ? b with { State = "shortlisted" } : b).ToList();
        await using var background = await services.GetRequiredService<BackgroundDatabase>().OpenAsync(BackgroundReason.Work, CancellationToken.None);
        List<FunnelFirm> firms = [];
        foreach (var firm in bids.GroupBy(b => b.SupplierId?.ToString() ?? $"{b.Scheme} {b.RegistrationKey}"))
        {
            var best = firm.OrderByDescending(b => FunnelStages.Of(b.State)).ThenBy(b => b.ReceivedAt).ThenBy(b => b.BidId).First();
            var kept = best.SupplierId is { } id ? await services.GetRequiredService<StatusSnapshots>().FindAsync(background, best.BidId.ToString("D"), id, CancellationToken.None) : null;
            var status = kept?.Snapshot?.Cities.FirstOrDefault(c => c.CityId == city.CityId);
            firms.Add(new(BidderGroups.Of(status?.MigrantOwned, status?.Diverse), FunnelStages.Of(best.State), firm.Select(b => b.TenderId), new()
            {
                Trade = best.Cpv?[..2] ?? "",
                Size = kept?.Snapshot?.Size ?? "",
                Procedure = best.Procedure ?? "",
                Value = ValueBand.Of(best.ValueCents, best.ValueCurrency),
                Clause = ClausePlace.Of(best.Duties),
            })
            {
                Won = [.. firm.Where(b => b is { State: "awarded", AmountCents: not null }).GroupBy(b => b.Currency!).Select(g => new WonAmount(g.Key, g.Sum(b => b.AmountCents!.Value)))],
            });
        }

        return firms;
    }

    private sealed record HonestBid
    {
        public required Guid BidId { get; init; }

        public required string TenderId { get; init; }

        public required Guid? SupplierId { get; init; }

        public required string Scheme { get; init; }

        public required string RegistrationKey { get; init; }

        public required string State { get; init; }

        public required DateTimeOffset? ShortlistedAt { get; init; }

        public required DateTimeOffset ReceivedAt { get; init; }

        public required long? AmountCents { get; init; }

        public required string? Currency { get; init; }

        public required string? Duties { get; init; }

        public required string? Procedure { get; init; }

        public required string? Cpv { get; init; }

        public required long? ValueCents { get; init; }

        public required string? ValueCurrency { get; init; }
    }
}
