using SupplierDiversity.Features.Barriers;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.BidReports.Comparing;
using SupplierDiversity.Features.BidReports.Requests;
using SupplierDiversity.Features.BidReports.Saved;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Dive;
using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Dive;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>
/// What lies on a monitoring officer's desk after the years were counted: reasons of firms, plans, named readers, another city,
/// requests for information, and what the city says of itself.
/// </summary>
internal sealed class DemonstrationDesk(
    DemonstrationPeople people, CityList cities, ReportGate reports, PublicReportBook published, ReasonsGate reasons, PublicReasonsBook publicReasons, ImprovementBook improvements,
    SavedReports saved, ReportMails mails, ReportMailLinks links, ReportAgreements agreements, InformationRequests requests, DiveStatements statements, PeerRemarks remarks, IServiceScopeFactory scopes, PortalClock clock)
{
    private const string Asker = "buergerin@anfragen.example";
    private const string Peer = "pair@villeclaire.example";

    /// <summary>All of it, for the newest year that was counted.</summary>
    public async Task WorkAsync(DemonstrationPast past, CancellationToken ct)
    {
        var (city, officer, year) = ((await cities.FindBySlugAsync(past.World.City, ct))!, await people.SignUpAsync(DemonstrationYears.Monitor, administrator: false, ct), past.FirstDay.Year + 1);
        await ReasonsAsync(city, year, ct);
        await PlanAsync(city, officer, ct);
        await ReadersAsync(city, officer, ct);
        await using (var scope = scopes.CreateAsyncScope())
        {
            foreach (var agreed in (await cities.AllAsync(ct)).OrderByDescending(c => c.CityId == city.CityId))
            {
                await agreements.SetAsync(agreed, agree: true, scope.ServiceProvider.GetRequiredService<Visitor>(), ct);
            }
        }

        await RequestsAsync(city, officer, year, ct);
        await StateAsync(city, officer, year, ct);
    }

    private async Task ReasonsAsync(City city, int year, CancellationToken ct)
    {
        await reasons.MakeAsync(city, (await reports.AllAsync(city, ct)).Single(r => r.Year == year), ct);
        await publicReasons.PublishAsync(city, (await reasons.AllAsync(city, ct)).Single(r => r.Year == year), ct);
    }

    private async Task PlanAsync(City city, Guid officer, CancellationToken ct)
    {
        var today = city.DayAt(clock.GetUtcNow());
        var plan = new ImprovementWords(
            "Junge Betriebe scheitern an Nachweisen, die es für sie noch nicht geben kann.", "reasons", "Statt drei Referenzen genügt eine, oder eine Probearbeit.",
            "Vergabestelle Schulen", today.AddDays(9), $"{new MeasuredRate(BidderGroup.MigrantOwned, FunnelStage.Admissible)}");
        var id = await improvements.AddAsync(city, plan, officer, ct);
        await improvements.PublishAsync(city, (await improvements.FindAsync(city, id, ct))!, publish: true, officer, ct);
    }

    private async Task ReadersAsync(City city, Guid officer, CancellationToken ct)
    {
        links.Prepare();
        var council = await SaveAsync(city, "Für den Ausschuss für Wirtschaft", "year", "public", ReportRhythm.All[0], officer, ct);
        foreach (var (email, language, confirms) in new[] { ("vorsitz@ausschuss.example", "de", true), ("uye@ausschuss.example", "tr", true), ("gast@ausschuss.example", "ar", false) })
        {
            var recipient = await saved.AddRecipientAsync(city, council, (null, email, language), (id, connection, transaction) => mails.AskAsync(connection, transaction, city, council, id, email, language), ct);
            if (confirms)
            {
                await saved.ConfirmAsync(city, council, recipient!.Value, ct);
            }
        }

        foreach (var report in new[] { council, await SaveAsync(city, "Zwei Jahre für die Amtsleitung", "years", "officer", ReportRhythm.All[1], officer, ct) })
        {
            await saved.AddRecipientAsync(city, report, (officer, "", ""), (_, _, _) => Task.CompletedTask, ct);
        }
    }

    private async Task<SavedReport> SaveAsync(City city, string name, string content, string audience, string rhythm, Guid officer, CancellationToken ct) =>
        (await saved.FindAsync(await saved.AddAsync(city, new() { Name = name, Content = content, Audience = audience, Rhythm = rhythm }, officer, ct), ct))!;

    private async Task RequestsAsync(City city, Guid officer, int year, CancellationToken ct)
    {
        var rule = new InformationRule
        {
            Law = "Informationsfreiheitssatzung von Rosenhafen (erfunden), § 7",
            DueCount = 1,
            DueUnit = "months",
            Ground = "Kleine Zahlen bleiben nach § 5 der Satzung verborgen: Schutz persönlicher Daten und der Statistik (erfunden).",
            Remedy = "Gegen diese Antwort können Sie innerhalb eines Monats Widerspruch beim Rechtsamt von Rosenhafen einlegen.",
        };
        await requests.SetRuleAsync(city, rule, officer, ct);
        var today = city.DayAt(clock.GetUtcNow());
        var (first, _) = (await AskAsync("Wie viele Betriebe von Eingewanderten haben geboten, und wie viele haben gewonnen?", 24), await AskAsync("Hat die Stadt je verglichen, ob Gleichstellungsklauseln etwas ändern?", 27));
        var asked = (await requests.OfCityAsync(city, ct)).Single(r => r.RequestId == first);
        await requests.AnswerAsync(city, asked, [(await published.AllAsync(city, ct)).Single(r => r.Report.Year == year).Report], "Die Zahlen der Jahre davor finden Sie auf derselben Seite.", rule, officer, ct);

        Task<Guid> AskAsync(string question, int daysAgo) =>
            requests.AddAsync(city, new() { AskedBy = "Ada Beispiel", Contact = Asker, Language = "de", Question = question }, today.AddDays(-daysAgo), rule, officer, ct);
    }

    private async Task StateAsync(City city, Guid officer, int year, CancellationToken ct)
    {
        (string Indicator, StatedAnswer Answer, string Words)[] said =
        [
            (BuyIndicators.Resources, StatedAnswer.Yes, "Alle im Einkauf hatten einen Tag Schulung; die Rechtsstelle beantwortet Fragen binnen einer Woche (Vermerk 14, erfunden)."),
            (BuyIndicators.Contractors, StatedAnswer.Partly, "Die Bedingungen stehen in den Verträgen. Geprüft wird bisher nur bei Beschwerden."),
            (BuyIndicators.Promotion, StatedAnswer.No, "Ausschreibungen stehen nur im Amtsblatt."),
        ];
        foreach (var (indicator, answer, words) in said)
        {
            await statements.SayAsync(city, year, indicator, answer, words, officer, ct);
        }

        var peer = await people.SignUpAsync(Peer, administrator: false, ct);
        await people.GiveAsync(city, peer, Role.PeerReviewer, ct);
        await remarks.AddAsync(city, year, BuyIndicators.Resources, "Wer vertritt die Rechtsstelle in den Ferien? Bei uns blieben Fragen im August liegen.", peer, ct);
    }
}
