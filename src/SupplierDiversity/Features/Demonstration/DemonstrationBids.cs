using System.Text;
using SupplierDiversity.Features.Awards;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Evaluation;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Bids;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>
/// One tender of the invented month with five bidders, through the real parts: sealed, opened by two, judged by two who see
/// numbers only, decided, told to everybody in their language, and closed with a contract and its obligations.
/// </summary>
internal sealed class DemonstrationBids(
    DemonstrationPeople people, DemonstrationFirm profile, CityList cities, CalledTenders tenders, BidCalls calls, BidBook bids, BidSnapshots snapshots, EvaluationBook evaluation,
    AwardBook awards, PortalClock clock)
{
    /// <summary>A firm that lost, whose page and letters are in Turkish.</summary>
    public const string Bidder = "elif@sprachbruecke-deich.example";

    private static readonly string Tender = TenderId.Of("demo-family-centres").Text;

    private static readonly (string Name, string Email, string Language, long Cents, int Points, string Reason)[] Firms =
    [
        ("Sprachbrücke am Deich", Bidder, "tr", 21_840_000, 84, "Sehr gute Sprachen am Empfang; der Vertretungsplan bleibt bei Krankheit offen."),
        ("Familienhafen eG", "post@familienhafen.example", "de", 19_950_000, 92, "Klarer Plan mit Vertretung, Sprechzeiten in sechs Sprachen."),
        ("Kompass Beratung GbR", "buero@kompass-beratung.example", "de", 20_300_000, 71, "Guter Empfang, aber ohne Abendzeiten."),
        ("Lotsen für Eltern", "olena@lotsen-eltern.example", "en", 23_100_000, 78, "Erfahrenes Team, doch nur zwei der drei Zentren sind beschrieben."),
        ("Nordlicht Soziales UG", "info@nordlicht-soziales.example", "de", 18_900_000, 0, ""),
    ];

    private readonly List<(Firm Firm, Guid Account)> bidders = [];
    private readonly List<Guid> evaluators = [];
    private Guid officer;
    private Guid second;

    /// <summary>What happens on a day of the month; days count up to 0, which is today.</summary>
    public async Task LiveAsync(int day, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync("rosenhafen", ct) is not { } city || await tenders.FindAsync(Tender, ct) is not { } tender)
        {
            return;
        }

        switch (day)
        {
            case -29: await PrepareAsync(city, tender, ct); break;
            case >= -28 and <= -24: await BidAsync(tender, day + 28, ct); break;
            case -21: await OpenAsync(tender, ct); break;
            case -20: await JudgeAsync(tender, ct); break;
            case -19: await awards.AwardAsync(tender, await CallAsync(tender, ct), (await OfAsync(tender, 1, ct)).BidId, "Klarer Plan mit Vertretung, sechs Sprachen und der zweitniedrigste Preis.", officer, ct); break;
            case -15:
                await profile.ProveAsync(bidders[0].Firm, ct);
                await profile.AskAsync(bidders[2].Firm, bidders[2].Account, bidders[0].Firm, ct);
                break;
            case > -19: await CloseAsync(tender, ct); break;
            default: break;
        }
    }

    private async Task PrepareAsync(City city, CalledTender tender, CancellationToken ct)
    {
        officer = await people.SignUpAsync(DemoVerb.Administrator, administrator: true, ct);
        second = await people.SignUpAsync("einkauf@rosenhafen.example", administrator: false, ct);
        await people.GiveAsync(city, officer, Role.ProcurementOfficer, ct);
        await people.GiveAsync(city, second, Role.ProcurementOfficer, ct);
        await calls.ReceiveAsync(tender, namesShown: false, electronic: true, feedbackDays: 15, officer, ct);
        await evaluation.SaveCriteriaAsync(tender, "", [("Konzept für Beratung und Empfang", 6_000, false), ("Preis", 4_000, true)], ct);
        foreach (var email in new[] { "fachamt@rosenhafen.example", "familien@rosenhafen.example" })
        {
            evaluators.Add(await people.SignUpAsync(email, administrator: false, ct));
            await people.GiveAsync(city, evaluators[^1], Role.Evaluator, ct);
            await evaluation.NameAsync(tender, evaluators[^1], officer, ct);
        }
    }

    private async Task BidAsync(CalledTender tender, int index, CancellationToken ct)
    {
        var (name, email, language, cents, _, _) = Firms[index];
        var (firm, account) = await people.FirmAsync($"HRB 90{index}1, Rosenhafen", name, email, language, ct);
        bidders.Add((firm, account));
        await profile.DescribeAsync(firm, 9 + (6 * index), 640_000 + (310_000 * index), ct);
        if (email == Bidder)
        {
            await profile.OwnAsync(firm, language, ct);
        }

        var (call, draft) = (await CallAsync(tender, ct), await bids.DraftAsync(firm, tender, tender.Lots[0].LotId, account, ct));
        using var document = new MemoryStream(Encoding.UTF8.GetBytes($"{name}: Konzept für drei Familienzentren (erfunden)."));
        await bids.AddFileAsync(call, (await bids.FindAsync(draft, ct))!, "Konzept.txt", document, ct);
        await bids.SaveOfferAsync(call, (await bids.FindAsync(draft, ct))!, new(cents, "EUR", [], index == 1 ? ["Dolmetscherei Süd"] : []), ct);
        await bids.SendAsync(firm, tender, (await bids.FindAsync(draft, ct))!, account, ct);
        await snapshots.FreezeAsync(ct);
    }

    private async Task OpenAsync(CalledTender tender, CancellationToken ct)
    {
        await calls.OpenAsync(tender, officer, ct);
        await calls.OpenAsync(tender, second, ct);
        await awards.RefuseAsync(
            tender, await OfAsync(tender, Firms.Length - 1, ct), RefusalGround.Find("ability")!, SelfCleaning.NotLookedAt, "Verlangt waren zwei vergleichbare Aufträge; belegt ist keiner.", officer, ct);
    }

    private async Task JudgeAsync(CalledTender tender, CancellationToken ct)
    {
        var criteria = await evaluation.CriteriaAsync(tender.Id, ct);
        var judged = (await bids.OfTenderAsync(tender.Id, ct)).Where(b => b.Competes(tender)).ToList();
        BidScore Score(Bid bid, Guid by, int difference)
        {
            var (_, _, _, _, points, reason) = Firms[bidders.FindIndex(b => b.Firm.SupplierId == bid.SupplierId)];
            return new() { BidId = bid.BidId, CriterionId = criteria[0].CriterionId, AccountId = by, Points = (points + difference) * 100, Reason = reason };
        }

        foreach (var (evaluator, difference) in evaluators.Zip([-2, 2]))
        {
            await evaluation.DeclareAsync(tender, evaluator, conflict: false, "", ct);
            await evaluation.ScoreAsync(tender, evaluator, [.. judged.Select(b => Score(b, evaluator, difference))], finish: true, ct);
        }

        var lowest = judged.Min(b => b.AmountCents!.Value);
        await evaluation.AgreeAsync(
            tender,
            [
                .. judged.Select(b => Score(b, officer, 0)),
                .. judged.Select(b => new BidScore { BidId = b.BidId, CriterionId = criteria[1].CriterionId, AccountId = officer, Points = BidScores.OfPrice(b.AmountCents!.Value, lowest), Reason = "" }),
            ],
            officer, ct);
    }

    // On the first morning after the standstill.
    private async Task CloseAsync(CalledTender tender, CancellationToken ct)
    {
        if ((await awards.OfTenderAsync(tender.Id, ct)).SingleOrDefault(a => a.ClosedAt is null && a.StandstillEndsAt <= clock.GetUtcNow()) is { } award)
        {
            var today = tender.City.DayAt(clock.GetUtcNow());
            await awards.CloseAsync(tender, award, today.AddDays(14), today.AddDays(14).AddYears(2), ct);
        }
    }

    private async Task<Bid> OfAsync(CalledTender tender, int index, CancellationToken ct) =>
        (await bids.OfTenderAsync(tender.Id, ct)).Single(b => b.SupplierId == bidders[index].Firm.SupplierId);

    private async Task<BidCall> CallAsync(CalledTender tender, CancellationToken ct) => (await calls.FindAsync(tender.Id, ct))!;
}
