using System.Net;
using SupplierDiversity.Security;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Security;

public class HeadersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("/en", HttpStatusCode.OK)]
    [InlineData("/ar/sign-in", HttpStatusCode.OK)]
    [InlineData("/site.css", HttpStatusCode.OK)]
    [InlineData("/de/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/en/admin", HttpStatusCode.Redirect)]
    public async Task Get_AnyAnswer_CarriesThePolicies(string address, HttpStatusCode status)
    {
        using var response = await portal.NewVisitor().Http.GetAsync(address);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(SecurityHeaders.ContentPolicy, response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentPolicy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Get_Health_IsFine(string address)
    {
        using var response = await portal.NewVisitor().Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Healthy", await response.Content.ReadAsStringAsync());
    }
}

public class HealthWithoutSchemaTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Ready_AMigrationIsMissing_IsUnavailableWhileLiveIsFine()
    {
        await using (var connection = await portal.Db.OpenAsync(CancellationToken.None))
        {
            await Dapper.SqlMapper.ExecuteAsync(connection, "DELETE FROM schema_migrations WHERE name = '0007_accounts.sql'");
        }

        using var ready = await portal.NewVisitor().Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using var live = await portal.NewVisitor().Http.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }
}
