using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Information;
using SupplierDiversity.Jobs;
using SupplierDiversity.Languages;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Information;

public sealed class PersonalDataTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private const string SqliteColumns =
        """
        SELECT t.name AS "table", c.name AS "column" FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE 'qrtz_%' AND t.name NOT LIKE 'tender_words_%' AND t.name NOT LIKE 'directory_words_%'
        """;

    private const string PostgresColumns =
        """
        SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
        JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
        WHERE c.table_schema = current_schema() AND c.table_name NOT LIKE 'qrtz_%'
        """;

    [Fact]
    public async Task Register_EveryTableAndColumn_IsEntered()
    {
        var stored = (await ColumnsAsync()).ToLookup(c => c.Table, c => c.Column);
        var entered = PersonalDataRegister.Groups.SelectMany(g => g.Tables).ToDictionary(t => t.Name, t => Words(t.Personal).Concat(Words(t.Others)).Order(StringComparer.Ordinal));
        output.WriteLine($"{stored.Count} tables, {entered.Count} of them about people");
        Assert.True(stored.Count > 20 && entered.Count > 8);
        Assert.Equal(
            stored.Select(t => t.Key).Order(StringComparer.Ordinal),
            entered.Keys.Concat(PersonalDataRegister.WithoutPeople.Keys).Order(StringComparer.Ordinal));
        Assert.All(entered, table => Assert.Equal(table.Value, stored[table.Key].Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Register_EveryGroup_IsExplainedInEveryLanguageAndHasAnEnd()
    {
        foreach (var t in portal.Services.GetRequiredService<LanguageList>().All)
        {
            foreach (var group in PersonalDataRegister.Groups)
            {
                Assert.NotEmpty(t[$"information.privacy.group.{group.Key}.name"]);
                Assert.NotEmpty(t[$"information.privacy.by.{group.Basis.ToString().ToLowerInvariant()}"]);
                Assert.All(group.SeenBy, reader => Assert.NotEmpty(t[$"information.privacy.seen.{reader}"]));
                Assert.True(group.Retention.Count > 0 || t.Has($"information.privacy.kept.{group.Key}"), group.Key);
            }

            Assert.All(RetentionList.Rules, rule => Assert.NotEmpty(t[$"information.privacy.deleted.{rule.What.Replace(' ', '_')}"]));
        }

        var rules = RetentionList.Rules.Select(r => r.What).ToList();
        Assert.All(PersonalDataRegister.Groups.SelectMany(g => g.Retention), rule => Assert.Contains(rule, rules));
    }

    [Fact]
    public async Task Show_Privacy_SaysWhatIsDeletedWhenAndThatItWasDone()
    {
        var visitor = portal.NewVisitor();
        Assert.Contains("has not done so yet", (await visitor.GetAsync("/en/privacy")).Body!.TextContent, StringComparison.Ordinal);
        await JobList.RunDueAsync(portal.Services, untilIdle: true, TestContext.Current.CancellationToken);
        var page = await visitor.GetAsync("/en/privacy");
        Assert.Contains("2 March 2026, 09:00 UTC", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RetentionList.Rules.Count, page.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains(page.QuerySelectorAll("main tbody tr"), row => row.TextContent.Contains("90 days", StringComparison.Ordinal));
        Assert.Equal(PersonalDataRegister.Groups.Count, page.QuerySelectorAll("main dl").Length);
    }

    private static string[] Words(string columns) => columns.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task<IEnumerable<ColumnRow>> ColumnsAsync()
    {
        var background = portal.Services.GetRequiredService<BackgroundDatabase>().Db;
        return [.. await ColumnsAsync(portal.Db), .. (await ColumnsAsync(background)).Select(c => c with { Table = "background." + c.Table })];
    }

    private static async Task<IEnumerable<ColumnRow>> ColumnsAsync(Db db)
    {
        await using var connection = await db.OpenAsync(TestContext.Current.CancellationToken);
        return await connection.QueryAsync<ColumnRow>(db.Choose(SqliteColumns, PostgresColumns));
    }

    private sealed record ColumnRow
    {
        public required string Table { get; init; }

        public required string Column { get; init; }
    }
}
