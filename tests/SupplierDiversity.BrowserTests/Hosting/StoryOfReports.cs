using SupplierDiversity.Database;
using SupplierDiversity.Features.Barriers;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.BidReports.Requests;
using SupplierDiversity.Features.BidReports.Saved;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Wall;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>A year whose bidders have been counted: enough of most groups, and a few of one.</summary>
internal static class StoryOfReports
{
    private static readonly (BidderGroup Group, string State, int Count)[] Bidders =
    [
        (BidderGroup.MigrantOwned, "awarded", 12), (BidderGroup.MigrantOwned, "shortlisted", 11), (BidderGroup.MigrantOwned, "rejected", 24), (BidderGroup.MigrantOwned, "inadmissible", 13),
        (BidderGroup.Diverse, "awarded", 3), (BidderGroup.Diverse, "rejected", 21), (BidderGroup.Both, "rejected", 14), (BidderGroup.Both, "awarded", 4),
        (BidderGroup.Neither, "awarded", 48), (BidderGroup.Neither, "shortlisted", 20), (BidderGroup.Neither, "rejected", 40), (BidderGroup.Neither, "inadmissible", 12),
        (BidderGroup.Unknown, "awarded", 16), (BidderGroup.Unknown, "rejected", 31), (BidderGroup.Unknown, "inadmissible", 11),
    ];

    /// <summary>The year that is counted.</summary>
    public static int Year(ServedPortal portal) => portal.Clock.GetUtcNow().Year - 1;

    /// <summary>Lets them bid in two years, counts and publishes both, first the earlier one, and saves a report that is sent.</summary>
    public static async Task<(Guid Saved, string Mails, Guid Open, Guid Answered)> TellAsync(ServedPortal portal, City city, params string[] tenders)
    {
        var (db, snapshots) = (portal.Services.GetRequiredService<Db>(), portal.Services.GetRequiredService<StatusSnapshots>());
        var number = 0;
        foreach (var year in new[] { Year(portal) - 1, Year(portal) })
        {
            await TellAsync(year);
            Assert.True(await portal.Services.GetRequiredService<ReportGate>().MakeAsync(city, year, 10, CancellationToken.None));
        }

        var counted = (await portal.Services.GetRequiredService<ReportGate>().AllAsync(city, CancellationToken.None)).Single(r => r.Year == Year(portal));
        Assert.True(await portal.Services.GetRequiredService<ReasonsGate>().MakeAsync(city, counted, CancellationToken.None));

        foreach (var report in await portal.Services.GetRequiredService<ReportGate>().PublicAsync(city, CancellationToken.None))
        {
            Assert.True(await portal.Services.GetRequiredService<PublicReportBook>().PublishAsync(city, report, CancellationToken.None));
        }

        var saved = portal.Services.GetRequiredService<SavedReports>();
        var id = await saved.AddAsync(city, new() { Name = "For the council’s committee on the economy", Content = "years" }, null, CancellationToken.None);
        var one = (await saved.FindAsync(id, CancellationToken.None))!;
        List<Guid> listed = [];
        foreach (var email in new[] { "councillor@rat.example", "reporter@presse.example" })
        {
            listed.Add((await saved.AddRecipientAsync(city, one, (null, email, "en"), (_, _, _) => Task.CompletedTask, CancellationToken.None))!.Value);
        }

        await saved.ConfirmAsync(city, one, listed[0], CancellationToken.None);
        await portal.Services.GetRequiredService<ReportMails>().WriteAsync(CancellationToken.None);
        var (requests, day) = (portal.Services.GetRequiredService<InformationRequests>(), city.DayAt(portal.Clock.GetUtcNow()));
        var rule = new InformationRule { Law = "Wet open overheid, artikel 4.4", DueCount = 4, DueUnit = "weeks", Ground = "Wet open overheid, artikel 5.1, eerste lid, onder d.", Remedy = "You can object within six weeks." };
        await requests.SetRuleAsync(city, rule, null, CancellationToken.None);
        List<Guid> asked = [];
        foreach (var (question, back) in new[] { ("How many businesses owned by people with a migrant background won contracts last year?", 20), ("Which share of bidders is unknown?", 3) })
        {
            asked.Add(await requests.AddAsync(city, new() { Question = question, AskedBy = "A reporter", Contact = "reporter@presse.example", Language = "en" }, day.AddDays(-back), rule, null, CancellationToken.None));
        }

        var first = (await requests.OfCityAsync(city, CancellationToken.None)).Single(r => r.RequestId == asked[0]);
        var told = (await portal.Services.GetRequiredService<PublicReportBook>().AllAsync(city, CancellationToken.None)).Select(r => r.Report).Take(1).ToList();
        Assert.True(await requests.AnswerAsync(city, first, told, "", rule, null, CancellationToken.None));
        return (id, portal.Services.GetRequiredService<ReportMailLinks>().Token(listed[1]), asked[1], asked[0]);

        async Task TellAsync(int year)
        {
            var at = new DateTimeOffset(year, 6, 1, 10, 0, 0, TimeSpan.Zero);
            foreach (var (group, state, count) in Bidders)
            {
                for (var i = 0; i < count; i++)
                {
                    var (firm, bid, key) = (Guid.CreateVersion7(), Guid.CreateVersion7(), $"R{++number:D4}");
                    // First what was frozen: a bid that is there is counted at once.
                    if (group != BidderGroup.Unknown)
                    {
                        var (owned, diverse) = (group is BidderGroup.MigrantOwned or BidderGroup.Both ? "yes" : "no", group is BidderGroup.Diverse or BidderGroup.Both ? "yes" : "no");
                        await snapshots.FreezeAsync(bid.ToString("D"), firm, new([new(city.CityId, "1", null, owned, diverse, null, [], [])]) { Size = number % 3 == 0 ? "small" : "micro" }, at, CancellationToken.None);
                    }

                    await db.ExecuteAsync(
                        """
                        INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
                        VALUES (@firm, 'NL-KVK', @key, @key, @key, '', 'NL', '', '', '', '', 'import', @at, @at);
                        INSERT INTO bids (bid_id, city_id, tender_id, notice_id, lot_id, supplier_id, scheme, registration_id, registration_key, name, country, source, state, begun_at, received_at,
                            frozen_at, amount_cents, currency, ground, cleaning, reason)
                        VALUES (@bid, @CityId, @Tender, @Tender, 'LOT-0001', @firm, 'NL-KVK', @key, @key, @key, 'NL', 'import', @state, @at, @at, @at, @Cents, 'EUR', '', '', '')
                        """,
                        new { firm, bid, key, at, state, city.CityId, Tender = tenders[number % tenders.Length], Cents = 4_000_000 + (number * 90_000L) }, CancellationToken.None);
                    if (year == Year(portal) && state is ("rejected" or "inadmissible"))
                    {
                        await SayAsync(city, tenders[number % tenders.Length], firm, group, number, at);
                    }
                }
            }
        }

        // What kept it from winning; references more often where owners have a migrant background.
        async Task SayAsync(City city, string tender, Guid firm, BidderGroup group, int number, DateTimeOffset at)
        {
            var owned = group is BidderGroup.MigrantOwned or BidderGroup.Both;
            if (group != BidderGroup.Unknown)
            {
                await snapshots.FreezeAsync($"interest {tender}", firm, new([new(city.CityId, "1", null, owned ? "yes" : "no", group is BidderGroup.Diverse or BidderGroup.Both ? "yes" : "no", null, [], [])]), at, CancellationToken.None);
            }

            string[] reasons = owned || number % 4 == 0 ? ["references", "turnover"] : number % 3 == 0 ? ["price", "time"] : ["price"];
            await portal.Services.GetRequiredService<BidBarriers>().SayAsync(new(tender, city, null!, [], false), firm, new("lost", reasons, owned ? "Drei Referenzen über eine Million hat hier kein kleiner Betrieb." : ""), CancellationToken.None);
            await portal.Services.GetRequiredService<BackgroundDatabase>().InTransactionAsync(
                BackgroundReason.Work, (connection, transaction) => Dapper.SqlMapper.ExecuteAsync(connection, "UPDATE bid_barriers SET said_at = @at WHERE supplier_id = @firm", new { at, firm }, transaction), CancellationToken.None);
        }
    }
}
