using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Database;

public class EngineTests
{
    [Fact(DisplayName = "All these tests on PostgreSQL (tests/run.sh does it; by hand: PORTAL_TEST_ENGINE=Postgres and PORTAL_TEST_POSTGRES)")]
    public async Task Suite_OnPostgres_MeetsAVersionThatIsStillMaintained()
    {
        Assert.SkipWhen(TestDatabase.Engine != DatabaseEngine.Postgres, "not run on PostgreSQL: set PORTAL_TEST_POSTGRES and PORTAL_TEST_ENGINE=Postgres");
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.Settings);
        await using var connection = await db.OpenAsync(TestContext.Current.CancellationToken);
        Assert.True(await connection.ExecuteScalarAsync<int>("SELECT current_setting('server_version_num')::integer") >= 150_000);
    }
}
