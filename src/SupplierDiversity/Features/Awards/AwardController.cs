using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Evaluation;
using SupplierDiversity.Features.People;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Awards;

/// <summary>The decisions about a tender: standstill, feedback, closing; and the file of the procedure (Directive 2014/24/EU, Article 84).</summary>
[Route("/{lang:lang}/admin/cities/{city}/bids/{tender}")]
public sealed class AwardController(
    CalledTenders tenders, BidCalls calls, BidBook bids, EvaluationBook evaluation, AwardBook awards, ContractBook contracts, RoleBook roles, AccountDirectory accounts, Visitor visitor,
    TimeProvider clock) : Controller
{
    private static readonly Role[] BehindTheWall = [Role.Verifier, Role.MonitoringOfficer, Role.BusinessAdviser];

    /// <summary>The decisions.</summary>
    [HttpGet("award")]
    [Allowed(Right.DecideAwards)]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, string tender, CancellationToken ct) =>
        await FindAsync(slug, tender, ct) is { } found ? await ShowAsync(found, ct) : NotFound();

    /// <summary>Somebody was told in another way than by mail.</summary>
    [HttpPost("award/{award:guid}/told/{bid:guid}")]
    [Allowed(Right.DecideAwards)]
    public async Task<IActionResult> Told([FromRoute(Name = "city")] string slug, string tender, Guid award, Guid bid, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found || (await awards.OfTenderAsync(tender, ct)).All(a => a.AwardId != award))
        {
            return NotFound();
        }

        await awards.ToldByHandAsync(found, award, bid, visitor.AccountId!.Value, ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/bids/{tender}/award"));
    }

    /// <summary>Closes a decision and makes the contract.</summary>
    [HttpPost("award/{award:guid}/close")]
    [Allowed(Right.DecideAwards)]
    public async Task<IActionResult> Close([FromRoute(Name = "city")] string slug, string tender, Guid award, string? startsOn, string? endsOn, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found || (await awards.OfTenderAsync(tender, ct)).SingleOrDefault(a => a.AwardId == award && a.ClosedAt is null) is not { } open)
        {
            return NotFound();
        }

        var problem = !Day(startsOn, out var first) || !Day(endsOn, out var last) || last < first ? "awards.wrong.days" : "awards.wrong.not_yet";
        if (problem == "awards.wrong.days" || await awards.CloseAsync(found, open, first, Day(endsOn, out var end) ? end : first, ct) is not { } contract)
        {
            ModelState.AddModelError("startsOn", HttpContext.Language()[problem]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(found, ct);
        }

        return Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/contracts/{contract}"));
    }

    /// <summary>The file of the procedure.</summary>
    [HttpGet("file")]
    [Allowed(Right.ReadProcedureFile)]
    public async Task<IActionResult> File([FromRoute(Name = "city")] string slug, string tender, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found || await calls.FindAsync(tender, ct) is not { OpenedAt: not null } call)
        {
            return NotFound();
        }

        var evaluators = await evaluation.EvaluatorsAsync(tender, ct);
        List<Guid> people = [.. evaluators.Select(e => e.AccountId).Concat([call.FirstOpener!.Value, call.SecondOpener!.Value]).Distinct()];
        var behind = (await roles.OfCityAsync(found.City.CityId, ct)).Where(r => BehindTheWall.Contains(r.Kind) && people.Contains(r.AccountId) && r.HeldOn(roles.Today(found.City))).Select(r => r.AccountId).Distinct().Count();
        return View("ProcedureFile", new ProcedureFilePage(
            found, call, await bids.OfTenderAsync(tender, ct), (await bids.PartnersAsync(tender, ct)).ToLookup(p => p.BidId), await evaluation.CriteriaAsync(tender, ct), evaluators,
            await evaluation.ResultsAsync(tender, ct), await awards.OfTenderAsync(tender, ct), await accounts.EmailsAsync(people, ct), people.Count, behind, clock.GetUtcNow()));
    }

    private async Task<IActionResult> ShowAsync(CalledTender found, CancellationToken ct) => View("Award", new AwardPage(
        found, await awards.OfTenderAsync(found.Id, ct), await bids.OfTenderAsync(found.Id, ct), (await awards.LettersAsync(found.Id, ct)).ToLookup(l => l.AwardId),
        [.. (await contracts.OfCityAsync(found.City, ct)).Where(c => c.TenderId == found.Id)], clock.GetUtcNow()));

    private async Task<CalledTender?> FindAsync(string slug, string tender, CancellationToken ct) => await tenders.FindAsync(tender, ct) is { } found && found.City.Slug == slug ? found : null;

    private static bool Day(string? typed, out DateOnly day) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

/// <summary>The decisions about a tender.</summary>
/// <param name="Tender">The tender.</param>
/// <param name="Awards">One a lot.</param>
/// <param name="Bids">Its bids.</param>
/// <param name="Letters">Who was told, by decision.</param>
/// <param name="Contracts">Contracts made.</param>
/// <param name="Now">UTC.</param>
public sealed record AwardPage(CalledTender Tender, IReadOnlyList<Award> Awards, IReadOnlyList<Bid> Bids, ILookup<Guid, AwardLetter> Letters, IReadOnlyList<Contract> Contracts, DateTimeOffset Now);

/// <summary>The file of a procedure.</summary>
/// <param name="Tender">The tender.</param>
/// <param name="Call">How bids came in.</param>
/// <param name="Bids">The bids.</param>
/// <param name="Partners">Partners by bid.</param>
/// <param name="Criteria">The criteria.</param>
/// <param name="Evaluators">Who evaluated.</param>
/// <param name="Results">Points that count.</param>
/// <param name="Awards">Decisions.</param>
/// <param name="Emails">Addresses of the accounts named.</param>
/// <param name="People">How many people opened or evaluated.</param>
/// <param name="Behind">How many of them hold a role that sees background; the rules of roles keep it at none.</param>
/// <param name="Now">UTC.</param>
public sealed record ProcedureFilePage(
    CalledTender Tender, BidCall Call, IReadOnlyList<Bid> Bids, ILookup<Guid, BidPartner> Partners, IReadOnlyList<BidCriterion> Criteria, IReadOnlyList<BidEvaluator> Evaluators,
    IReadOnlyList<BidScore> Results, IReadOnlyList<Award> Awards, IReadOnlyDictionary<Guid, string> Emails, int People, int Behind, DateTimeOffset Now);
