using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Awards;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.People;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Bids;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Evaluation;

/// <summary>Criteria, who evaluates, what they agree on, who is left out and why, and the decision.</summary>
[Route("/{lang:lang}/admin/cities/{city}/bids/{tender}/evaluation")]
[Allowed(Right.DecideAwards)]
public sealed class ModerationController(
    CalledTenders tenders, BidCalls calls, BidBook bids, EvaluationBook book, AwardBook awards, RoleBook roles, AccountDirectory accounts, Visitor visitor, TimeProvider clock) : Controller
{
    private const int LongestText = 4000;

    /// <summary>The page.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, string tender, CancellationToken ct) =>
        await FindAsync(slug, tender, ct) is { } found ? await ShowAsync(found, null, ct) : NotFound();

    /// <summary>Writes down the published criteria, before the opening or while there are none.</summary>
    [HttpPost("criteria")]
    public async Task<IActionResult> Criteria([FromRoute(Name = "city")] string slug, string tender, string? lot, string[] name, string[] weight, int[] price, CancellationToken ct)
    {
        var set = lot ?? "";
        if (await FindAsync(slug, tender, ct) is not { } found || (set.Length > 0 && found.Tender.Lots.All(l => l.LotId != set)) || !(await PageAsync(found, null, ct)).MayWrite(set))
        {
            return NotFound();
        }

        List<(string, int, bool)> criteria = [];
        for (var i = 0; i < name.Length && i < weight.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(name[i]) && name[i].Length <= LongestText)
            {
                var percent = decimal.TryParse((weight[i] ?? "").Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) && read <= 100 ? read : 0;
                criteria.Add((name[i].Trim(), (int)(percent * 100), price.Contains(i)));
            }
        }

        if (BidScores.Problem([.. criteria.Select(c => c.Item2)]) is not null)
        {
            return await WrongAsync(found, $"criteria{set}", "evaluation.wrong.weights", ct);
        }

        await book.SaveCriteriaAsync(found.Tender, set, criteria, ct);
        return Back(slug, tender);
    }

    /// <summary>Names an evaluator of the city for this tender.</summary>
    [HttpPost("evaluators")]
    public async Task<IActionResult> NameEvaluator([FromRoute(Name = "city")] string slug, string tender, Guid? account, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found || account is not { } person || !(await EvaluatorsOfCityAsync(found.Tender, ct)).Contains(person))
        {
            return NotFound();
        }

        await book.NameAsync(found.Tender, person, visitor.AccountId!.Value, ct);
        return Back(slug, tender);
    }

    /// <summary>Writes down what all agreed on; the prices are computed.</summary>
    [HttpPost("agree")]
    public async Task<IActionResult> Agree([FromRoute(Name = "city")] string slug, string tender, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found || !Finished(await book.EvaluatorsAsync(tender, ct)))
        {
            return NotFound();
        }

        var criteria = await book.CriteriaAsync(tender, ct);
        var open = (await bids.OfTenderAsync(tender, ct)).Where(b => b.IsOpen && b.Competes(found.Tender)).ToList();
        var form = await Request.ReadFormAsync(ct);
        var by = visitor.AccountId!.Value;
        var agreed = ScoreFields.Read(form, open, criteria, all: true, by, ModelState, HttpContext.Language());
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(found, form, ct);
        }

        var prices = open.Where(b => b.AmountCents is not null).GroupBy(b => b.LotId).SelectMany(lot => lot.SelectMany(b => criteria.ForLot(lot.Key).Where(c => c.Price).Select(c => new BidScore
        {
            BidId = b.BidId,
            CriterionId = c.CriterionId,
            AccountId = by,
            Points = BidScores.OfPrice(b.AmountCents!.Value, lot.Min(o => o.AmountCents!.Value)),
            Reason = "",
        })));
        await book.AgreeAsync(found.Tender, [.. agreed, .. prices], by, ct);
        return Back(slug, tender);
    }

    /// <summary>Puts a bid on the short list, with reasons the bidder is told at once.</summary>
    [HttpPost("bids/{bid:guid}/shortlist")]
    public async Task<IActionResult> Shortlist([FromRoute(Name = "city")] string slug, string tender, Guid bid, string? reason, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { Tender.TwoStages: true } found || found.Call.OpenedAt is null
            || (await bids.OfTenderAsync(tender, ct)).SingleOrDefault(b => b.BidId == bid && b.State == "received") is not { } open)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestText)
        {
            return await WrongAsync(found, $"shortlist-{bid:N}", "evaluation.wrong.reason", ct);
        }

        await awards.ShortlistAsync(found.Tender, open, reason.Trim(), visitor.AccountId!.Value, ct);
        return Back(slug, tender);
    }

    /// <summary>Leaves a bid out, by a ground of the law and with reasons.</summary>
    [HttpPost("bids/{bid:guid}")]
    public async Task<IActionResult> Decide([FromRoute(Name = "city")] string slug, string tender, Guid bid, string? ground, string? reason, string? cleaning, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found || found.Call.OpenedAt is null
            || (await bids.OfTenderAsync(tender, ct)).SingleOrDefault(b => b.BidId == bid && b.IsOpen) is not { } open)
        {
            return NotFound();
        }

        var cleaned = Enum.TryParse<SelfCleaning>(cleaning, out var read) ? read : SelfCleaning.NotLookedAt;
        var problem = RefusalGround.Of(found.Tender.Notice.Procedure).All(g => g.Code != ground) || (open.State == "shortlisted" && RefusalGround.Find(ground)!.Kind == RefusalKind.NotShortlisted)
            ? "ground" : RefusalGround.Problem(ground, reason, cleaned);
        if (problem is not null || reason!.Length > LongestText)
        {
            return await WrongAsync(found, $"refuse-{bid:N}", $"evaluation.wrong.{problem ?? "reason"}", ct);
        }

        await awards.RefuseAsync(found.Tender, open, RefusalGround.Find(ground)!, cleaned, reason.Trim(), visitor.AccountId!.Value, ct);
        return Back(slug, tender);
    }

    /// <summary>Chooses a bid for a lot and tells every bidder.</summary>
    [HttpPost("award")]
    public async Task<IActionResult> Award([FromRoute(Name = "city")] string slug, string tender, Guid? bid, string? characteristics, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found || bid is not { } id)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(characteristics) || characteristics.Length > LongestText)
        {
            return await WrongAsync(found, "award", "evaluation.wrong.characteristics", ct);
        }

        return await awards.AwardAsync(found.Tender, found.Call, id, characteristics.Trim(), visitor.AccountId!.Value, ct)
            ? Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/bids/{tender}/award")) : await WrongAsync(found, "award", "evaluation.wrong.not_ready", ct);
    }

    private static bool Finished(IReadOnlyList<BidEvaluator> evaluators) =>
        evaluators.Any(e => e.MayEvaluate) && evaluators.All(e => e.FinishedAt is not null || e.Conflict == true);

    private async Task<IActionResult> ShowAsync(Found found, IFormCollection? typed, CancellationToken ct) => View("Moderation", await PageAsync(found, typed, ct));

    private async Task<ModerationPage> PageAsync(Found found, IFormCollection? typed, CancellationToken ct)
    {
        var evaluators = await book.EvaluatorsAsync(found.Tender.Id, ct);
        var (open, finished) = (found.Call.OpenedAt is not null, Finished(evaluators));
        var could = await EvaluatorsOfCityAsync(found.Tender, ct);
        return new(
            found.Tender, found.Call, await book.CriteriaAsync(found.Tender.Id, ct), evaluators, await accounts.EmailsAsync(evaluators.Select(e => e.AccountId).Concat(could), ct),
            [.. could.Where(c => evaluators.All(e => e.AccountId != c))], open ? await bids.OfTenderAsync(found.Tender.Id, ct) : [], finished,
            finished ? await book.ScoresAsync(found.Tender.Id, ct) : [], finished ? await book.ResultsAsync(found.Tender.Id, ct) : [], await awards.OfTenderAsync(found.Tender.Id, ct), typed);
    }

    private async Task<IActionResult> WrongAsync(Found found, string field, string key, CancellationToken ct)
    {
        ModelState.AddModelError(field, HttpContext.Language()[key]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(found, null, ct);
    }

    private async Task<IReadOnlyList<Guid>> EvaluatorsOfCityAsync(CalledTender tender, CancellationToken ct)
    {
        var today = tender.City.DayAt(clock.GetUtcNow());
        return [.. (await roles.OfCityAsync(tender.City.CityId, ct)).Where(r => r.Kind == Role.Evaluator && r.HeldOn(today)).Select(r => r.AccountId).Distinct()];
    }

    private async Task<Found?> FindAsync(string slug, string tender, CancellationToken ct) =>
        await tenders.FindAsync(tender, ct) is { } called && called.City.Slug == slug && await calls.FindAsync(tender, ct) is { } call ? new(called, call) : null;

    private RedirectResult Back(string slug, string tender) => Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/bids/{tender}/evaluation"));

    private sealed record Found(CalledTender Tender, BidCall Call);
}
