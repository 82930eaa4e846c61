using System.Globalization;
using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tests.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Notices;

/// <summary>
/// Each valid official notice, imported alone into a database of its own: what is then stored, compared with what an
/// independent reader found in the same file. Both the kept document and the columns that pages and searches use.
/// </summary>
public class ImportedFactsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Import_EverySharedNotice_StoresTheValuesOfTheFacts()
    {
        Assert.SkipWhen(TestDatabase.Engine == DatabaseEngine.Postgres, "not run on PostgreSQL: one file database a notice is the point");
        var folder = SharedData.Folder("notices");
        var (valid, skipped, equal, values) = (0, 0, 0, 0);
        foreach (var line in File.ReadLines(Path.Combine(folder, "facts.jsonl")))
        {
            using var facts = JsonDocument.Parse(line);
            var file = facts.RootElement.GetProperty("file").GetString()!;
            if (file.Contains("INVALID_", StringComparison.Ordinal))
            {
                continue;
            }

            valid++;
            await using var database = await TestDatabase.CreateAsync(on: DatabaseEngine.Sqlite);
            await using var db = new Db(database.Settings);
            var counts = await ImportAsync(db, Path.Combine(folder, file));
            if (counts.Skipped == 1)
            {
                // Outside the portal's scope by its kind; the reader's own test compares its values.
                skipped++;
                continue;
            }

            List<string> differences = counts.Published == 1 ? [] : [$"was not published: {counts}"];
            if (differences.Count == 0)
            {
                var stored = await StoredNotice.ReadAsync(db);
                var comparison = new NoticeComparison(stored.AsPrinted, facts.RootElement);
                comparison.Run();
                var columns = new StoredComparison(stored, facts.RootElement);
                columns.Run();
                values += comparison.Values + columns.Values;
                differences = [.. comparison.Differences, .. columns.Differences];
            }

            equal += differences.Count == 0 ? 1 : 0;
            differences.ForEach(d => output.WriteLine($"{file}: {d}"));
        }

        output.WriteLine($"{valid} valid notices: {skipped} out of scope, {equal} stored with all values, {valid - skipped - equal} not; {values} values compared.");
        Assert.True(valid >= 200, $"Only {valid} valid notices were imported.");
        Assert.True(valid - skipped >= 150 && values >= 10_000, $"Only {values} values of {valid - skipped} notices were compared.");
        Assert.True(equal >= (valid - skipped) * 0.99, $"Only {equal} of {valid - skipped} notices are stored with all values.");
    }

    private static async Task<NoticeImportCounts> ImportAsync(Db db, string file)
    {
        var clock = new TestClock();
        var imports = new NoticeImports(db, clock);
        var import = new NoticeImport(new TenderPublication(db, clock), imports, new ConfigurationBuilder().Build());
        return await import.RunAsync(new NoticeImportOrder([file], "command", "facts", Announce: true), _ => { }, null, CancellationToken.None);
    }
}

/// <summary>Everything of the one notice in a database, as texts that can be compared.</summary>
internal sealed record StoredNotice
{
    public required Notice Document { get; init; }
    /// <summary>
    /// The document with deadlines as the notice prints them: where no offset is printed the portal takes the buyer's
    /// own, and the facts have none.
    /// </summary>
    public Notice AsPrinted => Document with
    {
        Lots = [.. Document.Lots.Select(l => l with { TenderDeadline = Printed(l.TenderDeadline), ParticipationDeadline = Printed(l.ParticipationDeadline), InterestDeadline = Printed(l.InterestDeadline) })],
    };

    private static NoticeDeadline? Printed(NoticeDeadline? deadline) =>
        deadline is { OffsetStated: false } ? deadline with { At = new(deadline.At.DateTime, TimeSpan.Zero) } : deadline;

    public required IReadOnlyDictionary<string, string?> Notice { get; init; }
    public required IReadOnlyDictionary<string, string?> Tender { get; init; }
    public required IReadOnlyList<IReadOnlyDictionary<string, string?>> Lots { get; init; }
    public required IReadOnlyList<IReadOnlyDictionary<string, string?>> Buyers { get; init; }
    public required IReadOnlyList<IReadOnlyDictionary<string, string?>> Results { get; init; }
    public required IReadOnlyList<IReadOnlyDictionary<string, string?>> Bids { get; init; }
    public required IReadOnlyList<IReadOnlyDictionary<string, string?>> Winners { get; init; }
    public required IReadOnlyList<string> Cpv { get; init; }

    public static async Task<StoredNotice> ReadAsync(Db db)
    {
        await using var connection = await db.OpenAsync(CancellationToken.None);
        async Task<IReadOnlyList<IReadOnlyDictionary<string, string?>>> All(string sql) =>
            [.. (await connection.QueryAsync(sql)).Cast<IDictionary<string, object?>>().Select(r => (IReadOnlyDictionary<string, string?>)r.ToDictionary(c => c.Key, c => c.Value is null ? null : Convert.ToString(c.Value, CultureInfo.InvariantCulture)))];
        var notices = await All("SELECT notice_id, version, subtype, publication_number, published_on, dispatched_at, document_json FROM notices");
        return new StoredNotice
        {
            Document = NoticeDocument.Read<Notice>(Assert.Single(notices)["document_json"]!),
            Notice = notices[0],
            Tender = Assert.Single(await All("SELECT procedure_id, nature, procedure_code, cpv_main, value_cents, currency, lot_count, title_json, language FROM tenders")),
            Lots = await All("SELECT lot_id, cpv_main, value_cents, currency, deadline_at FROM lots ORDER BY position"),
            Buyers = await All("SELECT b.name, b.country, b.city_name FROM tender_buyers t JOIN buyers b ON b.buyer_id = t.buyer_id ORDER BY t.position"),
            Results = await All("SELECT lot_id, status, not_awarded_reason FROM lot_results"),
            Bids = await All("SELECT r.lot_id, b.kind, b.bids FROM lot_result_bids b JOIN lot_results r ON r.lot_result_id = b.lot_result_id"),
            Winners = await All("SELECT r.lot_id, w.name, w.size, w.country FROM lot_winners w JOIN lot_results r ON r.lot_result_id = w.lot_result_id WHERE w.role = 'tenderer'"),
            Cpv = [.. await connection.QueryAsync<string>("SELECT code FROM tender_codes WHERE list = 'cpv' ORDER BY code")],
        };
    }
}
