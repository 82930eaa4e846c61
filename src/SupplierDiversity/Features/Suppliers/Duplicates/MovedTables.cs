using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Suppliers.Duplicates;

/// <summary>
/// Everything that hangs on an entry of the register moves with it when two entries become one. Which columns name an entry
/// is read from the databases, so that no table is forgotten; here is only what is more than a new name, in its order. Of
/// what is unique beside the entry, the row of the entry that is kept stays.
/// </summary>
internal static class MovedTables
{
    private const string SqliteColumns =
        """
        SELECT t.name AS "table", c.name AS "column" FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND (c.name = 'supplier_id' OR c.name LIKE '%\_supplier' ESCAPE '\') ORDER BY t.name, c.name
        """;

    private const string PostgresColumns =
        """
        SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
        WHERE table_schema = current_schema() AND (column_name = 'supplier_id' OR column_name LIKE '%\_supplier') ORDER BY table_name, column_name
        """;

    private const string SqliteKey = "SELECT name FROM pragma_table_info(@Table) WHERE pk > 0 ORDER BY pk";

    private const string PostgresKey =
        """
        SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
        WHERE i.indrelid = to_regclass(@Table) AND i.indisprimary ORDER BY a.attnum
        """;

    // Rows of these become one with others; they are remembered whole.
    private static readonly string[] Parted = ["supplier_people", "supplier_cities"];

    /// <summary>Tables of the portal's own database; <c>@Kept</c> and <c>@Gone</c> are the entries.</summary>
    public static IReadOnlyList<MovedTable> Main { get; } =
    [
        new("supplier_people", "supplier_id",
            """
            INSERT INTO supplier_people (supplier_id, account_id, language, hears, joined_at, let_in_by, left_at)
            SELECT @Kept, account_id, language, hears, joined_at, let_in_by, left_at FROM supplier_people WHERE supplier_id = @Gone
            ON CONFLICT (supplier_id, account_id) DO UPDATE SET left_at = CASE WHEN excluded.left_at IS NULL THEN NULL ELSE supplier_people.left_at END;
            DELETE FROM supplier_people WHERE supplier_id = @Gone;
            """),
        // A permission is never widened: where both entries chose a city, what the kept one allowed holds.
        new("supplier_cities", "supplier_id",
            """
            INSERT INTO supplier_cities (supplier_id, city_id, listed, diversity, chosen_at)
            SELECT @Kept, city_id, listed, diversity, chosen_at FROM supplier_cities WHERE supplier_id = @Gone
            ON CONFLICT (supplier_id, city_id) DO NOTHING;
            DELETE FROM supplier_cities WHERE supplier_id = @Gone;
            """),
        new("survey_invitations", "supplier_id",
            """
            UPDATE survey_invitations SET supplier_id = @Kept WHERE supplier_id = @Gone
              AND campaign_id NOT IN (SELECT campaign_id FROM survey_invitations WHERE supplier_id = @Kept)
            """),
        new("bid_interests", "supplier_id",
            """
            UPDATE bid_interests SET supplier_id = @Kept WHERE supplier_id = @Gone
              AND tender_id NOT IN (SELECT tender_id FROM bid_interests WHERE supplier_id = @Kept)
            """),
        new("barrier_letters", "supplier_id",
            """
            UPDATE barrier_letters SET supplier_id = @Kept WHERE supplier_id = @Gone
              AND tender_id NOT IN (SELECT tender_id FROM barrier_letters WHERE supplier_id = @Kept)
            """),
        new("barrier_refusals", "supplier_id",
            """
            UPDATE barrier_refusals SET supplier_id = @Kept WHERE supplier_id = @Gone
              AND NOT EXISTS (SELECT 1 FROM barrier_refusals k WHERE k.supplier_id = @Kept)
            """),
        new("supplier_declarations", "supplier_id",
            """
            UPDATE supplier_declarations SET supplier_id = @Kept WHERE supplier_id = @Gone
              AND NOT EXISTS (SELECT 1 FROM supplier_declarations k WHERE k.supplier_id = @Kept);
            DELETE FROM supplier_declarations WHERE supplier_id = @Gone;
            """),
    ];

    /// <summary>Tables of the background database; what was known of the kept entry on a past day stays known of it.</summary>
    public static IReadOnlyList<MovedTable> Background { get; } =
    [
        // Documents go with the number of a list, so they are counted on together with the lists.
        new("evidence_documents", "supplier_id",
            """
            UPDATE evidence_documents SET ownership_number = ownership_number
                + (SELECT coalesce(max(number), 0) FROM ownership_versions WHERE supplier_id = @Gone) WHERE supplier_id = @Kept AND about = 'Owners';
            UPDATE evidence_documents SET supplier_id = @Kept WHERE supplier_id = @Gone;
            """),
        new("ownership_versions", "supplier_id",
            """
            UPDATE ownership_versions SET number = -number
                - (SELECT coalesce(max(g.number), 0) FROM ownership_versions g WHERE g.supplier_id = @Gone) WHERE supplier_id = @Kept;
            UPDATE ownership_versions SET number = -number WHERE supplier_id = @Kept;
            UPDATE ownership_versions SET supplier_id = @Kept WHERE supplier_id = @Gone;
            """),
        new("workforce_counts", "supplier_id",
            """
            UPDATE workforce_counts SET number = -number
                - (SELECT coalesce(max(g.number), 0) FROM workforce_counts g WHERE g.supplier_id = @Gone AND g.year = workforce_counts.year) WHERE supplier_id = @Kept;
            UPDATE workforce_counts SET number = -number WHERE supplier_id = @Kept;
            UPDATE workforce_counts SET supplier_id = @Kept WHERE supplier_id = @Gone;
            """),
        new("status_snapshots", "supplier_id",
            """
            UPDATE status_snapshots SET supplier_id = @Kept WHERE supplier_id = @Gone
              AND bid_key NOT IN (SELECT bid_key FROM status_snapshots WHERE supplier_id = @Kept)
            """),
        new("bid_barriers", "supplier_id",
            """
            UPDATE bid_barriers SET supplier_id = @Kept WHERE supplier_id = @Gone
              AND tender_id NOT IN (SELECT tender_id FROM bid_barriers WHERE supplier_id = @Kept)
            """),
    ];

    /// <summary>Columns that name an entry and stay, with the reason.</summary>
    public static IReadOnlyList<(string Table, string Column, string Why)> Staying { get; } =
    [
        ("suppliers", "supplier_id", "the entry itself"),
        ("supplier_refusals", "supplier_id", "between two entries, and kept by whoever wrote it"),
        ("supplier_refusals", "from_supplier", "between two entries, and kept by whoever wrote it"),
        ("directory_entries", "supplier_id", "entered anew for both when two become one"),
    ];

    /// <summary>Both bid for the same lot: two bids never become two of one firm in silence.</summary>
    public const string BidsForTheSameLot =
        """
        SELECT count(*) FROM bids a JOIN bids b ON b.tender_id = a.tender_id AND b.lot_id = a.lot_id
        WHERE a.supplier_id = @Kept AND b.supplier_id = @Gone AND a.state <> 'withdrawn' AND b.state <> 'withdrawn'
        """;

    /// <summary>Moves what is in one database; tells what moved.</summary>
    public static async Task<IReadOnlyList<MovedRows>> MoveAsync(DbConnection connection, DbTransaction transaction, DatabaseEngine engine, IReadOnlyList<MovedTable> special, MergeRow merge)
    {
        var columns = (await ColumnsAsync(connection, transaction, engine)).Where(c => !Staying.Any(s => (s.Table, s.Column) == c)).ToList();
        var before = await KeysAsync(connection, transaction, engine, columns, merge.Gone);
        foreach (var table in special)
        {
            await connection.ExecuteAsync(table.Sql, merge, transaction);
        }

        var known = special.Select(t => (t.Table, t.Column)).ToHashSet();
        foreach (var (table, column) in columns.Where(c => !known.Contains(c)))
        {
            await connection.ExecuteAsync($"UPDATE {table} SET {column} = @Kept WHERE {column} = @Gone", merge, transaction);
        }

        var after = await KeysAsync(connection, transaction, engine, columns, merge.Gone);
        return [.. before.Select((rows, i) => rows with { Keys = [.. rows.Keys.Except(after[i].Keys)] }).Where(r => r.Keys.Count > 0 && !Parted.Contains(r.Table))];
    }

    /// <summary>Gives rows back to the entry they came from, those that still are where they were moved to.</summary>
    public static async Task BackAsync(DbConnection connection, DbTransaction transaction, DatabaseEngine engine, IReadOnlyList<MovedRows> rows, MergeRow merge)
    {
        foreach (var moved in rows)
        {
            var key = await KeyAsync(connection, transaction, engine, moved.Table, moved.Column);
            foreach (var some in moved.Keys.Chunk(500))
            {
                var isOne = engine == DatabaseEngine.Postgres ? $"{key} = ANY(@Keys)" : $"{key} IN @Keys";
                await connection.ExecuteAsync(
                    $"UPDATE {moved.Table} SET {moved.Column} = @Gone WHERE {moved.Column} = @Kept AND {isOne}", new { merge.Kept, merge.Gone, Keys = some }, transaction);
            }
        }
    }

    private static async Task<List<MovedRows>> KeysAsync(
        DbConnection connection, DbTransaction transaction, DatabaseEngine engine, IReadOnlyList<(string Table, string Column)> columns, Guid entry)
    {
        List<MovedRows> found = [];
        foreach (var (table, column) in columns)
        {
            var key = await KeyAsync(connection, transaction, engine, table, column);
            found.Add(new(table, column, (await connection.QueryAsync<string>($"SELECT {key} FROM {table} WHERE {column} = @Entry", new { Entry = entry }, transaction)).AsList()));
        }

        return found;
    }

    // The primary key without the column that changes, as text; nothing else names a row on both engines alike.
    private static async Task<string> KeyAsync(DbConnection connection, DbTransaction transaction, DatabaseEngine engine, string table, string column)
    {
        var key = await connection.QueryAsync<string>(engine == DatabaseEngine.Postgres ? PostgresKey : SqliteKey, new { Table = table }, transaction);
        var parts = key.Where(k => k != column).Select(k => $"CAST({k} AS text)").ToList();
        return parts.Count == 0 ? "''" : string.Join(" || ' ' || ", parts);
    }

    /// <summary>The columns of a database that name an entry.</summary>
    public static async Task<IReadOnlyList<(string Table, string Column)>> ColumnsAsync(DbConnection connection, DbTransaction? transaction, DatabaseEngine engine) =>
        (await connection.QueryAsync<(string, string)>(engine == DatabaseEngine.Postgres ? PostgresColumns : SqliteColumns, transaction: transaction)).AsList();
}

/// <summary>A table that moves.</summary>
/// <param name="Table">As in the migrations.</param>
/// <param name="Column">The column that names the entry.</param>
/// <param name="Sql">Moves it; the same text on both engines.</param>
internal sealed record MovedTable(string Table, string Column, string Sql);
