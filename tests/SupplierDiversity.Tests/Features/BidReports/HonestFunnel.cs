using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Words;
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

    private const string Partners =
        """
        SELECT b.tender_id, b.lot_id, p.name, coalesce(b.decided_at, b.received_at) AS at, (SELECT s.supplier_id FROM suppliers s WHERE s.name = p.name) AS supplier_id, l.duties,
               t.procedure_code AS procedure, coalesce(l.cpv_main, t.cpv_main) AS cpv, l.value_cents, l.currency AS value_currency
        FROM bids b JOIN bid_partners p ON p.bid_id = b.bid_id JOIN tenders t ON t.tender_id = b.tender_id LEFT JOIN lots l ON l.tender_id = b.tender_id AND l.lot_id = b.lot_id
        WHERE b.city_id = @CityId AND b.state = 'awarded' AND p.role = 'subcontractor'
        """;

    /// <summary>Each firm with what tells it from others.</summary>
    public static async Task<IReadOnlyList<(string Name, FunnelFirm Firm)>> OfAsync(IServiceProvider services, City city, int year)
    {
        var (from, until) = (city.EndOf(new DateOnly(year - 1, 12, 31)), city.EndOf(new DateOnly(year, 12, 31)));
        await using var connection = await services.GetRequiredService<Db>().OpenAsync(CancellationToken.None);
        var bids = (await connection.QueryAsync<HonestBid>(Bids, new { city.CityId, From = from, Until = until }))
            .Select(b => b is { State: "rejected", ShortlistedAt: not null } ? b with { State = "shortlisted" } : b).ToList();
        await using var background = await services.GetRequiredService<BackgroundDatabase>().OpenAsync(BackgroundReason.Work, CancellationToken.None);
        List<(string Name, FunnelFirm Firm)> firms = [];
        foreach (var firm in bids.GroupBy(b => b.SupplierId?.ToString() ?? $"{b.Scheme} {b.RegistrationKey}"))
        {
            var best = firm.OrderByDescending(b => FunnelStages.Of(b.State)).ThenBy(b => b.ReceivedAt).ThenBy(b => b.BidId).First();
            var kept = best.SupplierId is { } id ? await services.GetRequiredService<StatusSnapshots>().FindAsync(background, best.BidId.ToString("D"), id, CancellationToken.None) : null;
            var status = kept?.Snapshot?.Cities.FirstOrDefault(c => c.CityId == city.CityId);
            firms.Add((firm.Key, new(BidderGroups.Of(status?.MigrantOwned, status?.Diverse), FunnelStages.Of(best.State), firm.Select(b => b.TenderId), new()
            {
                Trade = best.Cpv?[..2] ?? "",
                Size = kept?.Snapshot?.Size ?? "",
                Procedure = best.Procedure ?? "",
                Value = ValueBand.Of(best.ValueCents, best.ValueCurrency),
                Clause = ClausePlace.Of(best.Duties),
            })
            {
                Won = [.. firm.Where(b => b is { State: "awarded", AmountCents: not null }).GroupBy(b => b.Currency!).Select(g => new WonAmount(g.Key, g.Sum(b => b.AmountCents!.Value)))],
            }));
        }

        firms.AddRange(await SubcontractorsAsync(connection, background, services, city, from, until));
        return firms;
    }

    private static async Task<List<(string Name, FunnelFirm Firm)>> SubcontractorsAsync(
        System.Data.Common.DbConnection connection, System.Data.Common.DbConnection background, IServiceProvider services, City city, DateTimeOffset from, DateTimeOffset until)
    {
        var named = (await connection.QueryAsync<HonestPartner>(Partners, new { city.CityId })).GroupBy(n => (n.TenderId, n.LotId, Name: FoldedText.Of(n.Name))).Select(g => g.OrderBy(n => n.At).First());
        List<(string Name, FunnelFirm Firm)> firms = [];
        foreach (var firm in named.Where(n => n.At >= from && n.At < until).GroupBy(n => n.SupplierId?.ToString() ?? FoldedText.Of(n.Name)))
        {
            var first = firm.OrderBy(n => n.At).ThenBy(n => n.TenderId, StringComparer.Ordinal).First();
            var kept = first.SupplierId is { } id ? await services.GetRequiredService<StatusSnapshots>().FindAsync(background, $"subcontract {first.TenderId} {first.LotId}", id, CancellationToken.None) : null;
            var status = kept?.Snapshot?.Cities.FirstOrDefault(c => c.CityId == city.CityId);
            firms.Add((firm.Key, new(BidderGroups.Of(status?.MigrantOwned, status?.Diverse), FunnelStage.Won, firm.Select(n => n.TenderId), new()
            {
                Trade = first.Cpv?[..2] ?? "",
                Size = kept?.Snapshot?.Size ?? "",
                Procedure = first.Procedure ?? "",
                Value = ValueBand.Of(first.ValueCents, first.ValueCurrency),
                Clause = ClausePlace.Of(first.Duties),
            })
            {
                Beneath = true,
            }));
        }

        return firms;
    }

    private sealed record HonestPartner
    {
        public required string TenderId { get; init; }

        public required string LotId { get; init; }

        public required string Name { get; init; }

        public required DateTimeOffset At { get; init; }

        public required Guid? SupplierId { get; init; }

        public required string? Duties { get; init; }

        public required string? Procedure { get; init; }

        public required string? Cpv { get; init; }

        public required long? ValueCents { get; init; }

        public required string? ValueCurrency { get; init; }
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
