using Dapper;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.Pool;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Backgrounds;
using SupplierDiversity.Tests.Hosting;
using System.Net;

namespace SupplierDiversity.Tests.Features.Pool;

public class PoolTests(BackgroundsPortal portal, ITestOutputHelper output) : IClassFixture<BackgroundsPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pool_ManyFirms_ShowsProtectedCountsOncePerEditionInTableAndFile()
    {
        var city = await CityAsync();
        // Institutions own these: 12 firms below the threshold are known not to be migrant-owned, the rest is not known.
        await FirmsAsync(city, 12, "4521", "DE21", ownedByInstitutions: true);
        await FirmsAsync(city, 14, "4521", "DE21", ownedByInstitutions: false);
        await FirmsAsync(city, 16, "9091", "DE30", ownedByInstitutions: false);
        var begin = portal.Clock.GetUtcNow();
        portal.Clock.Set(new(begin.Year, begin.Month, 1, 3, 50, 0, TimeSpan.Zero));
        portal.Clock.Advance(TimeSpan.FromDays(40));
        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        var officer = await portal.StaffAsync(city, Role.MonitoringOfficer);
        var page = await officer.GetAsync($"/en/admin/cities/{city.Slug}/pool");
        var facts = page.QuerySelector("section.figure")!.QuerySelectorAll("dl.facts dd").Select(d => d.TextContent).ToList();
        Near([0, 12, 30], facts.Take(3));
        Assert.DoesNotContain(page.QuerySelectorAll("main td").Select(d => d.TextContent), c => c is "1" or "2" or "3");
        // The same in the map and in its table, and the three features in one table.
        Assert.Equal(["DE21", "DE30"], page.QuerySelectorAll("svg.tiles text.said").Select(t => t.TextContent));
        Near([0, 12, 14, 26], page.QuerySelectorAll("section.figure:nth-of-type(2) tbody tr:first-child td").Select(d => d.TextContent));

        var csv = await officer.Http.GetStringAsync($"/en/admin/cities/{city.Slug}/pool.csv", Ct);
        Near([12, 16], new[] { "migrant-owned,all,all,all,no,", "migrant-owned,90,small,DE30,not-known," }.Select(l => csv.Split("\r\n").Single(c => c.Contains(l, StringComparison.Ordinal)).Split(',')[^1]));
        Assert.DoesNotMatch(@",[1-9]\r", csv);

        // Whoever looks each month sees nothing new before the year is over; then all counts have another noise.
        await FirmsAsync(city, 1, "4521", "DE21", ownedByInstitutions: true);
        var releases = portal.Services.GetRequiredService<PoolReleases>();
        var made = (await releases.NewestAsync(city, Ct))!.Day;
        for (portal.Clock.Advance(TimeSpan.FromDays(30)); portal.Clock.GetUtcNow().Year == made.Year; portal.Clock.Advance(TimeSpan.FromDays(30)))
        {
            await releases.MakeAsync(Ct);
            Assert.Equal(made, (await releases.NewestAsync(city, Ct))!.Day);
        }

        await releases.MakeAsync(Ct);
        Assert.Equal(new(made.Year, 12, 31), (await releases.NewestAsync(city, Ct))!.Day);
        portal.Clock.Set(begin);
    }

    [Fact]
    public async Task Pool_FewFirms_ShowsNothing()
    {
        var city = await CityAsync();
        await FirmsAsync(city, 5, "4521", "DE21", ownedByInstitutions: true);
        await FirmsAsync(city, 40, "4521", "DE21", ownedByInstitutions: false);
        var figures = await portal.Services.GetRequiredService<PoolReleases>().CountAsync(city, city.DayAt(portal.Clock.GetUtcNow()), Ct);
        Assert.All(figures.Cells.SelectMany(c => c.MigrantOwned.Concat(c.Diverse).Append(c.All)), c => Assert.True(c is null or 0 or >= 10));
        Assert.Null(figures.Find("all", "all", "all")!.MigrantOwned[1]);
        Assert.InRange(figures.Find("all", "all", "all")!.All!.Value, 42, 48);
    }

    [Fact]
    public void Protect_GroupInWhichAllAreAlike_DoesNotTellTheAnswerOfEach()
    {
        var table = new PoolTable(10);
        for (var i = 0; i < 140; i++)
        {
            table.Add(i < 20 ? "45" : "90", "small", "DE21", i < 20 ? 0 : i % 3, 2, (uint)i * 2_654_435_761u);
        }

        // All twenty are migrant-owned: how many are "not known" must stay open, so that nobody can say "all of them".
        var alike = table.Protect().Single(c => c is { Trade: "45", Size: "small", Area: "DE21" });
        Assert.Null(alike.MigrantOwned[2]);
        Assert.Null(alike.MigrantOwned[0]);
    }

    [Fact]
    public void Protect_PoolOfACity_TellsItsTotalsAndSomethingOfItsTrades()
    {
        const int firms = 900;
        var (table, random) = (new PoolTable(10), new Random(firms));
        int Skewed(int most) => (int)(most * random.NextDouble() * random.NextDouble() * random.NextDouble());
        for (var i = 0; i < firms; i++)
        {
            table.Add($"{10 + Skewed(45)}", PoolTable.Sizes[Skewed(5)], $"DE{10 + Skewed(20)}", random.Next(10) < 3 ? 0 : random.Next(10) < 6 ? 1 : 2, random.Next(10) < 2 ? 0 : random.Next(10) < 6 ? 1 : 2, (uint)i * 2_654_435_761u);
        }

        var cells = table.Protect();
        Assert.DoesNotContain(null, cells.Single(c => c is { Trade: "all", Size: "all", Area: "all" }).MigrantOwned);
        var told = cells.Where(c => c.Trade != "all" && c is { Size: "all", Area: "all" }).Count(c => !c.MigrantOwned.Contains(null));
        output.WriteLine($"{firms} firms: {cells.Select(c => c.Trade).Distinct().Count() - 1} trades, {cells.Select(c => c.Area).Distinct().Count() - 1} areas; {told} trades told in full, {cells.Sum(c => c.MigrantOwned.Count(n => n is null))} of {cells.Count * 3} counts hidden.");
        Assert.True(told >= 3);
    }

    [Theory]
    [InlineData(Role.MonitoringOfficer, HttpStatusCode.OK)]
    [InlineData(Role.BusinessAdviser, HttpStatusCode.OK)]
    [InlineData(Role.Evaluator, HttpStatusCode.Forbidden)]
    [InlineData(Role.ProcurementOfficer, HttpStatusCode.Forbidden)]
    [InlineData(Role.CityAdministrator, HttpStatusCode.Forbidden)]
    public async Task Pool_OtherRoles_AreNotLetIn(Role role, HttpStatusCode status)
    {
        var city = await CityAsync();
        var visitor = await portal.StaffAsync(city, role);
        await visitor.GetAsync($"/en/admin/cities/{city.Slug}/pool", status);
        // Nobody is shown a door that stays shut.
        var home = await visitor.GetAsync("/en/admin");
        Assert.Equal(status == HttpStatusCode.OK, home.QuerySelector($"a[href$='/{city.Slug}/pool']") is not null);
    }

    private static void Near(long[] counts, IEnumerable<string> told) =>
        Assert.All(counts.Zip(told.Select(t => long.Parse(t, null))), c => Assert.InRange(c.Second, c.First == 0 ? 0 : Math.Max(10, c.First - 3), c.First == 0 ? 0 : c.First + 3));

    private async Task<City> CityAsync()
    {
        var city = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
        var by = await new TestPeople(portal).PersonAsync("definer@pool.example");
        await portal.Services.GetRequiredService<CityDefinitions>().AddAsync(city, TestDefinition.Of(city), by, Ct);
        await portal.Services.GetRequiredService<CityPopulations>().AddAsync(city, 2023, new(9, 25), "Register", by, Ct);
        return city;
    }

    private async Task FirmsAsync(City city, int count, string cpv, string nuts, bool ownedByInstitutions)
    {
        await using var connection = await portal.Db.OpenAsync(Ct);
        for (var i = 0; i < count; i++)
        {
            var (id, number) = (Guid.CreateVersion7(), Guid.NewGuid().ToString("N"));
            await connection.ExecuteAsync(
                """
                INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, size, origin, created_at, changed_at)
                VALUES (@id, 'DE-HRB', @number, @number, @number, '', 'DE', @nuts, @cpv, '', '', 'small', 'self', @now, @now);
                """,
                new { id, number, nuts, cpv, now = portal.Clock.GetUtcNow() });
            await connection.ExecuteAsync(
                "INSERT INTO supplier_cities (supplier_id, city_id, listed, diversity, chosen_at) VALUES (@id, @CityId, @no, @yes, @now)",
                new { id, city.CityId, no = false, yes = true, now = portal.Clock.GetUtcNow() });
            if (ownedByInstitutions)
            {
                await portal.Services.GetRequiredService<OwnershipBook>().SaveAsync(
                    id, 0, new(OwnershipBasis.Stock, [], [new(Guid.CreateVersion7(), "Fund", OwnerKind.Institution, "", "", Share.One, null, null)]), Ct);
            }
        }
    }
}
