using Dapper;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.Tests.Hosting;

/// <summary>Cities with people in them.</summary>
public sealed class TestPeople(PortalFixture portal)
{
    /// <summary>A city of the portal.</summary>
    public async Task<City> CityAsync(string slug)
    {
        await ExecuteAsync(
            "INSERT INTO cities (city_id, slug, name, country, time_zone, language, created_at) VALUES (@Id, @Slug, @Name, 'DEU', 'Europe/Berlin', 'de', @Now)",
            new { Id = Guid.CreateVersion7(), Slug = slug, Name = char.ToUpperInvariant(slug[0]) + slug[1..], Now = portal.Clock.GetUtcNow() });
        return (await portal.Services.GetRequiredService<CityList>().FindBySlugAsync(slug, CancellationToken.None))!;
    }

    /// <summary>An account with a password and no role.</summary>
    public async Task<Guid> PersonAsync(string email)
    {
        await Administrators.VisitAsync(portal, email);
        await ExecuteAsync("DELETE FROM account_roles WHERE account_id = (SELECT account_id FROM accounts WHERE email = @Email)", new { Email = email });
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        return await connection.QuerySingleAsync<Guid>("SELECT account_id FROM accounts WHERE email = @Email", new { Email = email });
    }

    /// <summary>Gives a role past all rules; held since yesterday.</summary>
    public Task GiveAsync(Guid account, City city, Role role) => ExecuteAsync(
        """
        INSERT INTO city_roles (city_role_id, account_id, city_id, role, from_on, given_at)
        VALUES (@Id, @Account, @CityId, @Role, @From, @Now)
        """,
        new
        {
            Id = Guid.CreateVersion7(),
            Account = account,
            city.CityId,
            Role = RoleCode.Of(role),
            From = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(-1),
            Now = portal.Clock.GetUtcNow(),
        });

    /// <summary>Takes all roles from a person.</summary>
    public Task TakeAsync(Guid account) => ExecuteAsync("DELETE FROM city_roles WHERE account_id = @Account", new { Account = account });

    /// <summary>A visitor signed in with the password every test uses.</summary>
    public async Task<PageVisitor> SignInAsync(string email)
    {
        var visitor = portal.NewVisitor();
        using var entered = await Administrators.SignInAsync(visitor, email, Administrators.Password);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, entered.StatusCode);
        return visitor;
    }

    private async Task ExecuteAsync(string sql, object values)
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql, values);
    }
}
