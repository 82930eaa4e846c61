using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.Statuses.Evidence;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Suppliers.Facts;
using SupplierDiversity.Features.Suppliers.Listing;
using SupplierDiversity.Features.Workforces;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Rules.Suppliers;
using SupplierDiversity.Rules.Workforces;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>
/// What the five bidders of the invented month say of themselves: all of them their facts, and the one that visitors sign in as
/// everything: two owners, one of them a company; an answer, a head-count, a document that runs out soon, a letter from a partner.
/// </summary>
internal sealed class DemonstrationFirm(
    CityList cities, FirmBook firms, OwnershipBook ownership, OwnerLinks links, OwnerAnswers answers, WorkforceBook workforces, EvidenceBook evidence, EvidenceDesk desk,
    Enquiries enquiries, LanguageList languages, PortalClock clock)
{
    private const string Slug = "rosenhafen";

    /// <summary>The people of each firm finish what its registration asks.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="staff">Yearly work units.</param>
    /// <param name="euros">Turnover of a year.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task DescribeAsync(Firm firm, int staff, long euros, CancellationToken ct)
    {
        var city = (await cities.FindBySlugAsync(Slug, ct))!;
        var said = firm with
        {
            Staff = staff,
            TurnoverEuros = euros,
            Size = FirmSize.Of(staff, euros, null),
            Answered = string.Join(';', FirmQuestions.All),
        };
        await firms.SaveAsync(firm, said, ct);
        await firms.SaveCitiesAsync(firm, said, [new() { CityId = city.CityId, Listed = true, Diversity = true }], ct);
        await firms.SetCheckedAsync(said, ct);
    }

    /// <summary>
    /// The firm is 40 % hers, 60 % a holding's, of which she holds a fifth: 52 % in all, so that her answer alone decides.
    /// </summary>
    public async Task OwnAsync(Firm firm, string language, CancellationToken ct)
    {
        var (city, t) = ((await cities.FindBySlugAsync(Slug, ct))!, languages.Find(language)!);
        var (holding, elif) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await ownership.SaveAsync(
            firm.SupplierId, 0,
            new(OwnershipBasis.Stock, [],
            [
                new(elif, "E.", OwnerKind.Person, "", "", new Share(40, 100), null, null),
                new(holding, "Deichblick Holding GmbH", OwnerKind.Company, "", "", new Share(60, 100), null, null),
                new(elif, "E.", OwnerKind.Person, "Deichblick Holding GmbH", "", new Share(20, 100), null, null),
            ]),
            ct);
        await ownership.AskOwnersAsync(firm.SupplierId, [city.CityId], ct);
        var owner = (await links.OfSupplierAsync(firm.SupplierId, ct)).Single();
        var state = await answers.LoadAsync(owner, ct);
        var permission = state.Permissions.Single(p => p.CityId == city.CityId);
        await answers.DecideAsync(state, permission, OwnerDecision.Agreed, OwnerText.Words(permission, city.Name, t), ct);
        state = await answers.LoadAsync(owner, ct);
        var question = state.Lawful(nameof(FactKind.SelfIdentified), null)!;
        await answers.SayAsync(state, question, true, OwnerText.Asked(question, t), ct);
        await workforces.SaveAsync(
            firm.SupplierId, 0, new(clock.GetUtcNow().Year, [new(StaffLevel.Skilled, 14, [new(DemonstrationYears.Meaning, 8, 1)]), new(StaffLevel.Leading, 3, [new(DemonstrationYears.Meaning, 2, 0)])]),
            DemonstrationYears.KeptMonths, ct);
    }

    /// <summary>A document about the owners that a city has seen; it runs out within the month after the story.</summary>
    public async Task ProveAsync(Firm firm, CancellationToken ct)
    {
        var city = (await cities.FindBySlugAsync(Slug, ct))!;
        var until = city.DayAt(clock.GetUtcNow()).AddDays(40);
        await evidence.AddAsync(firm.SupplierId, new(Guid.CreateVersion7(), EvidenceSubject.Owners, "Kammer Rosenhafen (erfunden)", "52/2026", until, null), [city.CityId], ct);
        var waiting = (await desk.WaitingAsync(city, ct)).Single(w => w.Firm.SupplierId == firm.SupplierId);
        await desk.DecideAsync(city, (await desk.FindAsync(city, waiting.ReviewId, ct))!, new(Accepted: true, "", "", city.Language), ct);
    }

    /// <summary>Another firm asks whether they could bid together.</summary>
    public Task AskAsync(Firm from, Guid account, Firm to, CancellationToken ct) => enquiries.SendAsync(
        from, to.SupplierId, account, "Guten Tag, wir beraten Familien in Rosenhafen und suchen für ein Los einen Partner mit Türkisch und Arabisch am Empfang. Hätten Sie Interesse an einem gemeinsamen Angebot?", null, ct);
}
