using SupplierDiversity.Database;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Barriers;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Workforces;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Rules.Suppliers;
using SupplierDiversity.Rules.Workforces;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>
/// Lives the years before the invented month through the real parts: the city's papers and definition, firms with owners who
/// answer for themselves, head-counts, bids from the city's own system, and the reports on the years that ended.
/// </summary>
internal sealed class DemonstrationYears(
    Db db, DemonstrationPeople people, CityList cities, CityAsking asking, CityDefinitions definitions, CityPopulations populations, SupplierRegister register,
    FirmBook firms, OwnershipBook ownership, OwnerLinks links, OwnerAnswers answers, WorkforceBook workforces, BidSnapshots snapshots, ReportGate reports,
    PublicReportBook published, ImprovementBook improvements, LanguageList languages, PortalClock clock)
{
    /// <summary>Who reads the reports.</summary>
    public const string Monitor = "gleichstellung@rosenhafen.example";

    /// <summary>Under which words firms count their staff.</summary>
    public const string Meaning = "SelfIdentification DE";

    /// <summary>How long head-counts are kept.</summary>
    public const int KeptMonths = 24;

    private const string Slug = "rosenhafen";
    private const int LeastCount = 10;

    private readonly Dictionary<PastFirm, Guid> _known = [];

    /// <summary>The firms of those years by id.</summary>
    public IReadOnlyDictionary<Guid, PastFirm> Known => _known.ToDictionary(k => k.Value, k => k.Key);

    private Language German => languages.Find("de")!;

    /// <summary>The entry of a firm in the register.</summary>
    public Guid IdOf(PastFirm firm) => _known[firm];

    /// <summary>Firms come into the register, and nobody asks them anything.</summary>
    public Task EnterAsync(DemonstrationPast past, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            foreach (var firm in past.Firms)
            {
                await register.ImportAsync(connection, transaction, Entry(firm));
                _known.Add(firm, (await SupplierRegister.FindAsync(connection, transaction, Entry(firm).Scheme, Entry(firm).RegistrationKey))!.Value);
            }
        },
        ct);

    /// <summary>January of the year before last: the city puts its papers on file, firms enter themselves, owners answer.</summary>
    public async Task BeginAsync(DemonstrationPast past, CancellationToken ct)
    {
        var city = (await cities.FindBySlugAsync(Slug, ct))!;
        await DefineAsync(city, ct);
        await EnterAsync(past, ct);
        foreach (var firm in past.Firms)
        {
            var id = IdOf(firm);
            var kept = (await firms.FindAsync(id, ct))!;
            await firms.SaveCitiesAsync(kept, kept, [new() { CityId = city.CityId, Listed = firm.Number % 3 != 0, Diversity = firm.Allows }], ct);
            await ownership.SaveAsync(id, 0, Sheet(firm), ct);
            await ownership.AskOwnersAsync(id, [city.CityId], ct);
            await DecideAsync(city, firm, id, ct);
        }

        await AnswerAsync(past, ct);
    }

    /// <summary>What owners and firms say is kept for two years, so they say it again and count anew.</summary>
    public async Task AnswerAsync(DemonstrationPast past, CancellationToken ct)
    {
        var year = clock.GetUtcNow().Year;
        foreach (var firm in past.Firms.Where(f => f is { Allows: true, MigrantOwned: not null }))
        {
            foreach (var (owner, index) in (await links.OfSupplierAsync(_known[firm], ct)).OrderBy(o => o.OwnerId).Select((o, i) => (o, i)))
            {
                var state = await answers.LoadAsync(owner, ct);
                var question = state.Lawful(nameof(FactKind.SelfIdentified), null)!;
                await answers.SayAsync(state, question, firm.MigrantOwned == (index == 0), OwnerText.Asked(question, German), ct);
            }

            await workforces.SaveAsync(_known[firm], 0, new(year, [new(StaffLevel.Skilled, firm.Staff, [new(Meaning, firm.StaffWith, 0)])]), KeptMonths, ct);
        }
    }

    /// <summary>The bids of those years, as the city's own system gives them, counted as the firms were on the day of each bid.</summary>
    public async Task BidAsync(DemonstrationPast past, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                foreach (var (tender, bid) in past.Tenders.SelectMany(t => t.Bids.Select(b => (t.Tender, b))))
                {
                    var entry = Entry(bid.Firm);
                    await ImportBidsVerb.TakeAsync(
                        connection,
                        transaction,
                        new()
                        {
                            NoticeId = DemonstrationNotices.CallId(tender),
                            LotId = "LOT-0001",
                            Scheme = entry.Scheme,
                            RegistrationId = entry.RegistrationId,
                            RegistrationKey = entry.RegistrationKey,
                            Name = entry.Name,
                            Country = entry.Country,
                            SubmittedAt = bid.At,
                            AmountCents = bid.Cents,
                            Currency = "EUR",
                            State = bid.State,
                            Reason = "",
                        },
                        now);
                }
            },
            ct);
        while (await snapshots.FreezeAsync(ct) > 0)
        {
        }
    }

    /// <summary>Years that ended are counted and made public.</summary>
    public async Task ReportAsync(DemonstrationPast past, CancellationToken ct)
    {
        var city = (await cities.FindBySlugAsync(past.World.City, ct))!;
        foreach (var year in Enumerable.Range(past.FirstDay.Year + 2 - past.World.YearsTold, past.World.YearsTold))
        {
            await reports.MakeAsync(city, year, LeastCount, ct);
            await published.PublishAsync(city, (await reports.PublicAsync(city, ct)).Single(r => r.Year == year), ct);
        }
    }

    /// <summary>What the city changed between the two years, for everybody to read.</summary>
    public async Task ChangeAsync(int year, CancellationToken ct)
    {
        var city = (await cities.FindBySlugAsync(Slug, ct))!;
        var officer = await people.SignUpAsync(Monitor, administrator: false, ct);
        var lesson = new ImprovementWords(
            "Betriebe von Eingewanderten bieten so oft wie andere und gewinnen seltener.", "figures", "Gleichstellungsklauseln in doppelt so vielen Losen.",
            "Leitung Zentraler Einkauf", new(year, 1, 31), $"{new MeasuredRate(BidderGroup.Both, FunnelStage.Won)}");
        var id = await improvements.AddAsync(city, lesson, officer, ct);
        await improvements.SettleAsync(city, (await improvements.FindAsync(city, id, ct))!, new DateOnly(year, 1, 1), "Jedes zweite Los hat eine Klausel; vorher war es jedes vierte.", officer, ct);
        await improvements.PublishAsync(city, (await improvements.FindAsync(city, id, ct))!, publish: true, officer, ct);
    }

    private async Task DefineAsync(City city, CancellationToken ct)
    {
        var today = city.DayAt(clock.GetUtcNow());
        var officer = await people.SignUpAsync(Monitor, administrator: false, ct);
        await people.GiveAsync(city, officer, Role.MonitoringOfficer, ct);
        await asking.SaveAsync(
            city,
            new()
            {
                CityId = city.CityId,
                Pack = "de",
                Definition = nameof(BackgroundVersion.SelfIdentification),
                DpiaReference = "DSFA 12 (erfunden)",
                DpiaOn = today,
                ArrangementReference = "Vereinbarung 7 (erfunden)",
                ArrangementOn = today,
                NoticesReference = "Hinweise 3 (erfunden)",
                NoticesOn = today,
                SwitchedOnAt = null,
                ChangedAt = default,
            },
            ct);
        await asking.SwitchAsync(city, on: true, ct);
        await populations.AddAsync(city, today.Year - 1, new Share(27, 100), "Melderegister Rosenhafen (erfunden)", officer, ct);
        await definitions.AddAsync(
            city,
            new()
            {
                CityId = city.CityId,
                Number = 0,
                EffectiveOn = new(today.Year, 1, 1),
                Threshold = "51/100",
                Diverse = nameof(DiverseVersion.Dive2009),
                SmallFirm = nameof(SmallFirmRule.Strict),
                PracticeMinimum = null,
                WithoutStock = nameof(OwnershipBasis.Profit),
                RecordedAt = default,
            },
            officer, ct);
    }

    private async Task DecideAsync(City city, PastFirm firm, Guid id, CancellationToken ct)
    {
        if (firm is not { Allows: true, MigrantOwned: not null })
        {
            return;
        }

        foreach (var owner in await links.OfSupplierAsync(id, ct))
        {
            var state = await answers.LoadAsync(owner, ct);
            var permission = state.Permissions.Single(p => p.CityId == city.CityId);
            await answers.DecideAsync(state, permission, OwnerDecision.Agreed, OwnerText.Words(permission, city.Name, German), ct);
        }
    }

    // Who holds most and who holds little: the first by id holds 60 %, so the first one's answer decides.
    private static OwnershipSheet Sheet(PastFirm firm)
    {
        Guid[] owners = [.. new[] { Guid.CreateVersion7(), Guid.CreateVersion7() }.Order()];
        return new(OwnershipBasis.Stock, [],
        [
            new(owners[0], "A", OwnerKind.Person, "", "", new Share(firm.Number % 2 == 0 ? 51 : 60, 100), null, null),
            new(owners[1], "B", OwnerKind.Person, "", "", new Share(firm.Number % 2 == 0 ? 49 : 40, 100), null, null),
        ]);
    }

    private static SupplierEntry Entry(PastFirm firm) => new()
    {
        Scheme = firm.World.Scheme,
        RegistrationId = firm.Registration,
        RegistrationKey = RegistrationNumber.Key(firm.Registration)!,
        Name = firm.Name,
        Country = firm.World.Country,
        Nuts = [firm.World.Nuts],
        Cpv = [firm.Trade.Cpv],
        Email = firm.HasMail ? $"post@betrieb-{firm.Number}.example" : "",
        Language = firm.World.Language,
        Size = firm.Size,
    };
}
