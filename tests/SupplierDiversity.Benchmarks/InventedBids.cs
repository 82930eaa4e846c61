using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Benchmarks;

/// <summary>
/// A city with many tenders and bids over five years, made by the database itself; only what was frozen is sealed here. The
/// same bids are once more in <c>raw_bids</c>, plain and with all that a report needs, for honest <c>GROUP BY</c>s.
/// </summary>
internal static class InventedBids
{
    public const string City = "bench";
    public const int FirstYear = 2021;

    private const int BidsPerFirm = 50;
    private const int Chunk = 20_000;

    private const string Head =
        """
        INSERT INTO cities (city_id, slug, name, country, time_zone, language, created_at) VALUES ({city}, 'bench', 'Bench', 'DEU', 'Europe/Berlin', 'de', '2021-01-01 00:00:00.000');
        INSERT INTO buyers (buyer_id, match_key, name, name_json, city_id, created_at) VALUES ({city}, 'bench', 'Bench', '{}', {city}, '2021-01-01 00:00:00.000');
        """;

    private const string Tenders =
        """
        INSERT INTO tenders (tender_id, word_row, procedure_id, buyer_id, kind, shown_notice_key, language, title_json, procedure_code, cpv_main, place_known, lot_count, deadlines_json, duties,
            published_at, changed_at)
        SELECT {tender}, i, {tender}, {city}, 'call', {city}, 'de', '{}', CASE i % 4 WHEN 0 THEN 'open' WHEN 1 THEN 'restricted' WHEN 2 THEN 'neg-w-call' END, {cpv}, FALSE, 1, '[]', '',
            '2021-01-01 00:00:00.000', '2021-01-01 00:00:00.000'
        FROM {numbers}
        """;

    private const string Lots =
        """
        INSERT INTO lots (tender_id, lot_id, position, cpv_main, value_cents, currency, duties)
        SELECT {tender}, 'LOT-0001', 0, {cpv}, CASE WHEN i % 7 = 0 THEN NULL ELSE 4000000 * (i % 7) * (i % 7) * (i % 7) END, 'EUR', CASE i % 5 WHEN 0 THEN ' et-eq performance ' WHEN 1 THEN ' award et-eq ' ELSE '' END
        FROM {numbers}
        """;

    private const string Firms =
        """
        INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
        SELECT {firm}, 'NL-KVK', {number}, {number}, {number}, '', 'NL', '', '', '', '', 'import', '2021-01-01 00:00:00.000', '2021-01-01 00:00:00.000'
        FROM {numbers}
        """;

    private const string Bids =
        """
        INSERT INTO bids (bid_id, city_id, tender_id, notice_id, lot_id, supplier_id, scheme, registration_id, registration_key, name, country, source, state, amount_cents, currency, begun_at,
            received_at, frozen_at, ground, cleaning, reason)
        SELECT {bid}, {city}, {tender_of_bid}, {tender_of_bid}, 'LOT-0001', {firm_of_bid}, 'NL-KVK', {number_of_bid}, {number_of_bid}, 'Bench', 'NL', 'import',
            CASE {outcome} WHEN 0 THEN 'awarded' WHEN 1 THEN 'shortlisted' WHEN 2 THEN 'inadmissible' WHEN 3 THEN 'received' WHEN 4 THEN 'withdrawn' ELSE 'rejected' END,
            1000000 + i % 9000000, 'EUR', {at}, {at}, {at}, '', '', ''
        FROM {numbers}
        """;

    private const string Raw =
        """
        CREATE TABLE raw_bids AS SELECT {year} AS year, {firm_number} AS firm, {firm_number} % 10 AS grp, {outcome} AS stage, (i * {tenders} / {bids}) % 45 AS trade, {firm_number} % 4 AS size,
            (i * {tenders} / {bids}) % 4 AS procedure, (i * {tenders} / {bids}) % 7 AS value, (i * {tenders} / {bids}) % 5 AS clause, 0 AS subcontractors, 1000000 + i % 9000000 AS cents
        FROM {numbers}
        """;

    private const string AddSnapshot =
        "INSERT INTO status_snapshots (snapshot_id, bid_key, supplier_id, taken_at, sealed, seal_key) VALUES (@Id, @BidKey, @SupplierId, @At, @Bytes, @Key)";

    /// <summary>Fills an empty database; a filled one stays.</summary>
    public static async Task FillAsync(Db db, BackgroundDatabase background, int tenders, int bids)
    {
        await using var connection = await db.OpenAsync(CancellationToken.None);
        if (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM cities WHERE slug = 'bench'") > 0)
        {
            return;
        }

        // Nothing is marked, checked or found again while it is filled: it is counted as a whole.
        await connection.ExecuteAsync(db.Choose("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; DROP TRIGGER bids_marked_new", "SET session_replication_role = replica"));
        await connection.ExecuteAsync("DROP INDEX ux_bids_live; DROP INDEX ux_bids_draft; DROP INDEX ux_bids_import; DROP INDEX ix_bids_supplier; DROP INDEX ix_bids_tender; DROP INDEX ix_bids_bidder");
        foreach (var (sql, count) in new[] { (Head, 1), (Tenders, tenders), (Lots, tenders), (Firms, bids / BidsPerFirm), (Bids, bids), (Raw, bids) })
        {
            await connection.ExecuteAsync(new CommandDefinition(Text(db, sql, count, tenders, bids), commandTimeout: 0));
        }

        await connection.ExecuteAsync(new CommandDefinition("CREATE INDEX ix_bids_supplier ON bids (supplier_id)", commandTimeout: 0));
        await connection.ExecuteAsync(new CommandDefinition(db.Choose("ANALYZE bids; PRAGMA foreign_keys = ON", "RESET session_replication_role; ANALYZE"), commandTimeout: 0));
        await FreezeAsync(connection, background);
    }

    private static async Task FreezeAsync(System.Data.Common.DbConnection connection, BackgroundDatabase background)
    {
        var city = await connection.ExecuteScalarAsync<string>("SELECT CAST(city_id AS text) FROM cities WHERE slug = 'bench'");
        List<(Guid Bid, Guid Firm, string Number)> waiting = [];
        await foreach (var bid in connection.QueryUnbufferedAsync<(Guid, Guid, string)>("SELECT bid_id, supplier_id, registration_key FROM bids"))
        {
            // Of three firms in ten nothing is known.
            if (bid.Item3[^1] < '7')
            {
                waiting.Add(bid);
            }

            if (waiting.Count == Chunk)
            {
                await SealAsync(background, Guid.Parse(city!), waiting);
            }
        }

        await SealAsync(background, Guid.Parse(city!), waiting);
        await background.InTransactionAsync(BackgroundReason.Work, (behind, transaction) => behind.ExecuteAsync("ANALYZE status_snapshots", null, transaction), CancellationToken.None);
    }

    private static async Task SealAsync(BackgroundDatabase background, Guid city, List<(Guid Bid, Guid Firm, string Number)> waiting)
    {
        await background.InTransactionAsync(
            BackgroundReason.Work,
            async (connection, transaction) =>
            {
                await using var batch = new RowBatch(connection, transaction);
                foreach (var (bid, firm, number) in waiting)
                {
                    var (owned, diverse) = number[^1] switch { '0' or '1' => ("yes", "no"), '2' => ("no", "yes"), '3' => ("yes", "yes"), _ => ("no", "no") };
                    var id = Guid.CreateVersion7();
                    var size = (number[^1] % 4) switch { 0 => "micro", 1 => "small", 2 => "medium", _ => "large" };
                    var value = background.Seal.CloseJson("status-snapshot", id, new FrozenSnapshot([new(city, "1", 2500, owned, diverse, null, [], ["threshold share=51/100"])]) { Size = size });
                    await batch.AddAsync(
                        AddSnapshot, CancellationToken.None, ("Id", id), ("BidKey", bid.ToString("D")), ("SupplierId", firm), ("At", DateTimeOffset.UnixEpoch), ("Bytes", value.Bytes), ("Key", value.Key));
                }

                await batch.SendAsync(CancellationToken.None);
            },
            CancellationToken.None);
        waiting.Clear();
    }

    private static string Text(Db db, string sql, long count, long tenders, long bids)
    {
        string Id(int kind, string number) => db.Choose($"printf('{kind}0000000-0000-7000-8000-%012X', {number})", $"('{kind}0000000-0000-7000-8000-' || lpad(to_hex({number}), 12, '0'))::uuid");
        string Digits(string number, int length) => db.Choose($"printf('%0{length}d', {number})", $"lpad(({number})::text, {length}, '0')");
        var (firm, seconds) = ($"(i * 7919 % {bids / BidsPerFirm})", $"(1609502400 + i * 157680000 / {bids})");
        var tenderOfBid = $"(i * {tenders} / {bids})";
        return sql
            .Replace("{numbers}", db.Choose($"(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {count - 1}) SELECT i FROM n)", $"generate_series(0::bigint, {count - 1}) AS n(i)"), StringComparison.Ordinal)
            .Replace("{city}", db.Choose("'90000000-0000-7000-8000-000000000001'", "'90000000-0000-7000-8000-000000000001'::uuid"), StringComparison.Ordinal)
            .Replace("{tender}", "'t' || " + Digits("i", 11), StringComparison.Ordinal)
            .Replace("{tender_of_bid}", "'t' || " + Digits(tenderOfBid, 11), StringComparison.Ordinal)
            .Replace("{cpv}", Digits("10 + i % 45", 2) + " || '000000'", StringComparison.Ordinal)
            .Replace("{firm}", Id(1, "i"), StringComparison.Ordinal)
            .Replace("{firm_of_bid}", Id(1, firm), StringComparison.Ordinal)
            .Replace("{number}", Digits("i", 8), StringComparison.Ordinal)
            .Replace("{number_of_bid}", Digits(firm, 8), StringComparison.Ordinal)
            .Replace("{firm_number}", firm, StringComparison.Ordinal)
            .Replace("{bid}", Id(2, "i"), StringComparison.Ordinal)
            .Replace("{outcome}", "((i * 31 + i / 7) % 10)", StringComparison.Ordinal)
            .Replace("{year}", db.Choose($"CAST(strftime('%Y', {seconds}, 'unixepoch') AS integer)", $"extract(year FROM to_timestamp({seconds}))::integer"), StringComparison.Ordinal)
            .Replace("{at}", db.Choose($"strftime('%Y-%m-%d %H:%M:%S.000', {seconds}, 'unixepoch')", $"to_timestamp({seconds})"), StringComparison.Ordinal)
            .Replace("{tenders}", $"{tenders}", StringComparison.Ordinal)
            .Replace("{bids}", $"{bids}", StringComparison.Ordinal);
    }
}
