using SupplierDiversity.Database;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.BidReports;

/// <summary>Cities whose bidders have frozen statuses. The clock stands in March 2026.</summary>
public sealed class ReportPortal : PortalFixture
{
    private int _count;

    public async Task<(City City, PageVisitor Officer)> CityAsync()
    {
        var city = await new TestPeople(this).CityAsync($"messau-{Interlocked.Increment(ref _count)}");
        return (city, await PersonAsync(city, Role.MonitoringOfficer));
    }

    public async Task<PageVisitor> PersonAsync(City city, Role role)
    {
        var (people, email) = (new TestPeople(this), $"{role}@{city.Slug}.example");
        await people.GiveAsync(await people.PersonAsync(email), city, role);
        return await people.SignInAsync(email);
    }

    /// <summary>Three tenders of anybody.</summary>
    public async Task<IReadOnlyList<string>> TendersAsync() =>
        [.. (await new TestTenders(Services).PublishAsync([TestTenders.Call("One"), TestTenders.Call("Two"), TestTenders.Call("Three")])).Select(t => t.TenderId!)];

    private const string Supplier =
        """
        INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, size, origin, created_at, changed_at)
        VALUES (@firm, 'NL-KVK', @number, @number, @number, @number, 'NL', '', '', '', '', 'small', 'self', @at, @at);

        """;

    /// <summary>Firms that each bid once, with the status frozen then; spread over the tenders. They are new but for those that are given.</summary>
    public async Task<IReadOnlyList<(Guid Bid, Guid Firm)>> BidAsync(City city, IReadOnlyList<string> tenders, int year, BidderGroup group, string state, int count, IReadOnlyList<Guid>? firms = null)
    {
        List<(Guid, Guid)> made = [];
        for (var i = 0; i < count; i++)
        {
            var isNew = firms is null || i >= firms.Count;
            var (firm, bid, number) = (isNew ? Guid.CreateVersion7() : firms![i], Guid.CreateVersion7(), $"{Interlocked.Increment(ref _count):D8}");
            var at = new DateTimeOffset(year, 6, 1, 10, 0, 0, TimeSpan.Zero);
            made.Add((bid, firm));
            // First what was frozen: a bid that is there is counted at once.
            await FreezeAsync(city, bid.ToString("D"), firm, group, i % 2 == 0 ? "small" : "micro", at);
            await Db.ExecuteAsync(
                (isNew ? Supplier : "") +
                """
                INSERT INTO bids (bid_id, city_id, tender_id, notice_id, lot_id, supplier_id, scheme, registration_id, registration_key, name, country, source, state, begun_at, received_at,
                    frozen_at, ground, cleaning, reason)
                VALUES (@bid, @CityId, @Tender, @Tender, 'LOT-0001', @firm, 'NL-KVK', @number, @number, @number, 'NL', 'import', @state, @at, @at, @at, '', '', '')
                """,
                new { firm, bid, number, at, city.CityId, Tender = tenders[i % tenders.Count], state }, CancellationToken.None);
        }

        return made;
    }

    /// <summary>A bid names a firm of the register as its subcontractor; how the firm counts then is frozen.</summary>
    public async Task NameSubcontractorAsync(City city, Guid bid, Guid firm, BidderGroup group)
    {
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        var (tender, lot) = await Dapper.SqlMapper.QuerySingleAsync<(string, string)>(connection, "SELECT tender_id, lot_id FROM bids WHERE bid_id = @bid", new { bid });
        var name = await Dapper.SqlMapper.QuerySingleAsync<string>(connection, "SELECT name FROM suppliers WHERE supplier_id = @firm", new { firm });
        await FreezeAsync(city, $"subcontract {tender} {lot}", firm, group, "small", Clock.GetUtcNow());
        await NameSubcontractorAsync(bid, name);
    }

    /// <summary>A bid names a subcontractor.</summary>
    public Task NameSubcontractorAsync(Guid bid, string name) => Db.ExecuteAsync(
        "INSERT INTO bid_partners (bid_id, position, role, name) VALUES (@bid, (SELECT count(*) FROM bid_partners WHERE bid_id = @bid), 'subcontractor', @name)", new { bid, name }, CancellationToken.None);

    private Task FreezeAsync(City city, string key, Guid firm, BidderGroup group, string size, DateTimeOffset at)
    {
        var (owned, diverse) = (group is BidderGroup.MigrantOwned or BidderGroup.Both ? "yes" : "no", group is BidderGroup.Diverse or BidderGroup.Both ? "yes" : "no");
        return group == BidderGroup.Unknown ? Task.CompletedTask
            : Services.GetRequiredService<StatusSnapshots>().FreezeAsync(key, firm, new([new(city.CityId, "1", null, owned, diverse, null, [], [])]) { Size = size }, at, CancellationToken.None);
    }

    /// <summary>A bid as a file of the city's own system tells it; the same number and tender tell of the same bid again.</summary>
    public async Task ImportAsync(string tender, int number, DateTimeOffset at, string state)
    {
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        var lot = await Dapper.SqlMapper.QueryFirstAsync<string>(connection, "SELECT lot_id FROM lots WHERE tender_id = @tender ORDER BY lot_id", new { tender });
        var taken = await Db.InTransactionAsync(
            (open, transaction) => ImportBidsVerb.TakeAsync(
                open, transaction,
                new()
                {
                    NoticeId = tender,
                    LotId = lot,
                    Scheme = "NL-KVK",
                    RegistrationId = $"7{number}",
                    RegistrationKey = $"7{number}",
                    Name = $"Onbekend {number}",
                    Country = "NL",
                    SubmittedAt = at,
                    AmountCents = 1_000_000,
                    Currency = "EUR",
                    State = state,
                    Reason = "",
                },
                Clock.GetUtcNow()),
            CancellationToken.None);
        Assert.Null(taken.Refusal);
    }

    /// <summary>An owner takes answers back: what was frozen of the firm is erased.</summary>
    public Task EraseAsync(Guid firm) => Services.GetRequiredService<BackgroundDatabase>().InTransactionAsync(
        BackgroundReason.Work,
        (connection, transaction) => Dapper.SqlMapper.ExecuteAsync(
            connection, "UPDATE status_snapshots SET sealed = @Nothing, erased_at = @Now WHERE supplier_id = @firm AND erased_at IS NULL", new { firm, Nothing = Array.Empty<byte>(), Now = Clock.GetUtcNow() }, transaction),
        CancellationToken.None);
}
