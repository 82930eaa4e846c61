using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Pool;
using SupplierDiversity.Features.Publicity;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>
/// What happened at the end of last year beside bids, through the real parts: tenders were made known in several languages, firms were
/// interested and did not bid, and firms said what had kept them out.
/// </summary>
internal sealed class DemonstrationLastYear(
    DemonstrationPeople people, DemonstrationYears years, CityList cities, CalledTenders tenders, FirmBook firms, BidBook bids, BidBarriers barriers, BidSnapshots snapshots, PublicityBook publicity,
    PoolReleases pool, PortalClock clock)
{
    private const int Seed = 8;
    private const int AnswerDays = 28;

    private static readonly (string Channel, string Name, string[] Languages)[] Channels =
    [
        ("association", "Rosenhafener Türk İş İnsanları Birliği", ["tr", "de"]), ("community-media", "إذاعة المدينة العربية", ["ar"]), ("event", "Börse für Aufträge im Rathaus", ["de"]),
        ("association", "Handwerk Polonia Rosenhafen", ["pl"]), ("newspaper", "Stadtteilzeitung Hafenviertel", ["de"]),
    ];

    private static readonly string[] Sentences =
    [
        "Drei gleiche Aufträge aus drei Jahren kann ein junger Betrieb nicht haben.",
        "Die Unterlagen hatten 140 Seiten, die Frist war kurz.",
        "Beim Preis sind die Großen billiger, weil sie Material vorrätig haben.",
        "Wir hätten gern auf Englisch geboten.",
        "Niemand konnte uns sagen, welche Nachweise genügen.",
        "Das Los war für uns zu groß; die Hälfte hätten wir geschafft.",
    ];

    private readonly Random _random = new(Seed);

    /// <summary>November: channels were used, and some firms are interested in tenders that are open.</summary>
    public async Task AutumnAsync(DemonstrationPast past, CancellationToken ct)
    {
        var (city, officer, now) = ((await cities.FindBySlugAsync(past.World.City, ct))!, await people.SignUpAsync(DemonstrationYears.Monitor, administrator: false, ct), clock.GetUtcNow());
        foreach (var (tender, index) in past.Tenders.Where((t, i) => i % 9 == 0 && t.Bids.Count > 0 && t.Bids[0].At < now).Select((t, i) => (t, i)))
        {
            var ((channel, name, languages), day, id) = (Channels[index % Channels.Length], city.DayAt(tender.Bids[0].At).AddDays(-20), Id(tender));
            await publicity.PlanAsync(city, id, new(channel, name, languages, day), officer, ct);
            await publicity.DoneAsync(city, (await publicity.OfAsync(city, id, ct))[^1], day, "", officer, ct);
        }

        var helper = await people.SignUpAsync("angebote@gruenderhaus.example", administrator: false, ct);
        var open = past.Tenders.Where(t => t.Bids.Count > 0 && t.Bids.Max(b => b.At) is var last && last > now && last < now.AddDays(25)).ToList();
        foreach (var firm in past.Firms.Where(f => !f.BidsIn(1) && _random.Next(10) < 8))
        {
            await bids.SetInterestAsync((await firms.FindAsync(years.IdOf(firm), ct))!, (await tenders.FindAsync(Id(Pick(open)), ct))!, interested: true, helper, ct);
        }
    }

    /// <summary>December: results are known, and firms say what kept them out.</summary>
    public async Task WinterAsync(DemonstrationPast past, CancellationToken ct)
    {
        var (city, now) = ((await cities.FindBySlugAsync(past.World.City, ct))!, clock.GetUtcNow());
        var decided = past.Tenders.Where(t => t.Bids.Count > 0 && t.Bids[0].At.Year == now.Year && t.Bids.Max(b => b.At) < now.AddDays(-AnswerDays)).ToList();
        var said = new HashSet<PastFirm>();
        foreach (var (tender, bid) in decided.SelectMany(t => t.Bids.Where(b => b.State != "awarded").Select(b => (t, b))))
        {
            if (_random.Next(10) < 6 && said.Add(bid.Firm))
            {
                await SayAsync(tender, bid.Firm, bid.State == "withdrawn" ? "withdrawn" : "lost", ct);
            }
        }

        foreach (var firm in past.Firms.Where(f => !f.BidsIn(1) && _random.Next(10) < 6))
        {
            await SayAsync(Pick(decided), firm, "no-bid", ct);
        }

        await snapshots.FreezeAsync(await barriers.RecentAsync(ct), ct);
    }

    /// <summary>January: the pool of suppliers is counted for the last day of the year.</summary>
    public Task CountPoolAsync(CancellationToken ct) => pool.MakeAsync(ct);

    private static string Id(PastTender tender) => TenderId.Of($"demo-{tender.Tender.Key}").Text;

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    // Young firms of immigrants name proof and papers more often, the others the price.
    private async Task SayAsync(PastTender tender, PastFirm firm, string situation, CancellationToken ct)
    {
        (string Reason, int Usually, int Migrants)[] chances =
            [("time", 3, 3), ("papers", 3, 4), ("turnover", 1, 3), ("references", 2, 6), ("size", 2, 3), ("language", 0, 2), ("price", 5, 3), ("rules", 2, 2), ("other", 1, 1)];
        var reasons = chances.Where(c => _random.Next(10) < (firm.MigrantOwned == true ? c.Migrants : c.Usually)).Select(c => c.Reason).ToList();
        await barriers.SayAsync((await tenders.FindAsync(Id(tender), ct))!, years.IdOf(firm), new(situation, reasons.Count == 0 ? ["other"] : reasons, _random.Next(8) == 0 ? Pick(Sentences) : ""), ct);
    }
}
