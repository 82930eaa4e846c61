using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Evaluation;

/// <summary>
/// An evaluator judges bids alone. Before the declaration nothing is shown; of a bid only what it offers, and the firm's name
/// only where the procedure needs it: never its country, its language, or anything about its people.
/// </summary>
[Route("/{lang:lang}/admin/cities/{city}/evaluation")]
[Allowed(Right.EvaluateBids)]
public sealed class EvaluateBidsController(CityList cities, CalledTenders tenders, BidCalls calls, BidBook bids, EvaluationBook book, AuditLog audit, Visitor visitor) : Controller
{
    private const int LongestDeclaration = 2000;

    /// <summary>What one evaluates.</summary>
    [HttpGet("")]
    public async Task<IActionResult> List([FromRoute(Name = "city")] string slug, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        List<(CalledTender, BidEvaluator)> own = [];
        foreach (var part in await book.OfPersonAsync(visitor.AccountId!.Value, ct))
        {
            if (await tenders.FindAsync(part.TenderId, ct) is { } tender && tender.City.CityId == city.CityId)
            {
                own.Add((tender, part));
            }
        }

        return View("Evaluations", new EvaluationsPage(city, own));
    }

    /// <summary>The declaration, then the bids with fields for scores.</summary>
    [HttpGet("{tender}")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, string tender, CancellationToken ct) =>
        await FindAsync(slug, tender, ct) is { } found ? await ShowAsync(found, null, ct) : NotFound();

    /// <summary>Takes the declaration.</summary>
    [HttpPost("{tender}/declare")]
    public async Task<IActionResult> Declare([FromRoute(Name = "city")] string slug, string tender, bool? conflict, string? words, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found)
        {
            return NotFound();
        }

        if (conflict is not { } has || (has && string.IsNullOrWhiteSpace(words)) || words?.Length > LongestDeclaration)
        {
            ModelState.AddModelError("conflict", HttpContext.Language()["evaluation.wrong.declaration"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(found, null, ct);
        }

        await book.DeclareAsync(found.Tender, found.Part.AccountId, has, words?.Trim() ?? "", ct);
        return Back(slug, tender);
    }

    /// <summary>Keeps scores; closes them when asked.</summary>
    [HttpPost("{tender}/scores")]
    public async Task<IActionResult> Score([FromRoute(Name = "city")] string slug, string tender, bool finish, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found || !found.Part.MayEvaluate || found.Part.FinishedAt is not null || await OpenedAsync(found, ct) is not { } opened)
        {
            return NotFound();
        }

        var form = await Request.ReadFormAsync(ct);
        var scores = ScoreFields.Read(form, opened.Bids, await book.CriteriaAsync(found.Tender.Id, ct), finish, found.Part.AccountId, ModelState, HttpContext.Language());
        await book.ScoreAsync(found.Tender, found.Part.AccountId, scores, finish && ModelState.IsValid, ct);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(found, form, ct);
        }

        return Back(slug, tender);
    }

    /// <summary>A document of a bid.</summary>
    [HttpGet("{tender}/documents/{file:guid}")]
    public async Task<IActionResult> Document([FromRoute(Name = "city")] string slug, string tender, Guid file, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { Part.MayEvaluate: true } found || await OpenedAsync(found, ct) is not { } opened
            || opened.Bids.SelectMany(b => opened.Files[b.BidId]).SingleOrDefault(f => f.FileId == file) is not { } document)
        {
            return NotFound();
        }

        await audit.AddAsync(new AuditEntry("bid-document-read", "bid", document.BidId) { City = found.Tender.City.CityId }, ct);
        return new BidDocumentResult(calls, opened.Call, document);
    }

    private async Task<IActionResult> ShowAsync(Found found, IFormCollection? typed, CancellationToken ct)
    {
        if (!found.Part.MayEvaluate || await OpenedAsync(found, ct) is not { } opened)
        {
            return View("Declaration", new DeclarationPage(found.Tender, found.Part));
        }

        var own = (await book.ScoresAsync(found.Tender.Id, ct)).Where(s => s.AccountId == found.Part.AccountId).ToDictionary(s => (s.BidId, s.CriterionId));
        return View("Evaluate", new EvaluatePage(found.Tender, found.Part, opened.Call.NamesShown, opened.Bids, opened.Files, await book.CriteriaAsync(found.Tender.Id, ct), own, typed));
    }

    private async Task<Opened?> OpenedAsync(Found found, CancellationToken ct) =>
        await calls.FindAsync(found.Tender.Id, ct) is { OpenedAt: not null } call
            ? new(call, [.. (await bids.OfTenderAsync(found.Tender.Id, ct)).Where(b => b.Competes(found.Tender))], (await bids.FilesOfTenderAsync(found.Tender.Id, ct)).ToLookup(f => f.BidId))
            : null;

    // Only who was named for this tender finds it.
    private async Task<Found?> FindAsync(string slug, string tender, CancellationToken ct) =>
        await tenders.FindAsync(tender, ct) is { } called && called.City.Slug == slug
        && (await book.EvaluatorsAsync(called.Id, ct)).SingleOrDefault(e => e.AccountId == visitor.AccountId) is { } part ? new(called, part) : null;

    private RedirectResult Back(string slug, string tender) => Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/evaluation/{tender}"));

    private sealed record Found(CalledTender Tender, BidEvaluator Part);

    private sealed record Opened(BidCall Call, IReadOnlyList<Bid> Bids, ILookup<Guid, BidFile> Files);
}

/// <summary>What somebody evaluates.</summary>
/// <param name="City">The city.</param>
/// <param name="Own">Each tender with the person's part.</param>
public sealed record EvaluationsPage(City City, IReadOnlyList<(CalledTender Tender, BidEvaluator Part)> Own);

/// <summary>Before the bids: the declaration, or that they are not open yet.</summary>
/// <param name="Tender">The tender.</param>
/// <param name="Part">The person's part.</param>
public sealed record DeclarationPage(CalledTender Tender, BidEvaluator Part);

/// <summary>The bids with fields for scores.</summary>
/// <param name="Tender">The tender.</param>
/// <param name="Part">The person's part.</param>
/// <param name="NamesShown">True: the procedure needs the firms' names.</param>
/// <param name="Bids">The bids.</param>
/// <param name="Files">Documents by bid.</param>
/// <param name="Criteria">The criteria.</param>
/// <param name="Own">The person's own scores.</param>
/// <param name="Typed">What was typed and is wrong, or null.</param>
public sealed record EvaluatePage(
    CalledTender Tender, BidEvaluator Part, bool NamesShown, IReadOnlyList<Bid> Bids, ILookup<Guid, BidFile> Files, IReadOnlyList<BidCriterion> Criteria,
    IReadOnlyDictionary<(Guid, Guid), BidScore> Own, IFormCollection? Typed);
