using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Quotations;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Quotations;

/// <summary>
/// Firms to ask for a published tender below the thresholds. Before the draw an officer sees how many fit, and none of them;
/// afterwards all, each with why it is asked or not.
/// </summary>
[Route("/{lang:lang}/admin/cities/{city}/drafts/{id:guid}/quotations")]
public sealed class DraftQuotationsController(
    DraftDesk desk, AuthoredTenders authored, CalledTenders called, QuotationBook book, KeptFirms firms, AccountDirectory accounts, Visitor visitor, TimeProvider clock) : Controller
{
    private const int LeastReason = 20;
    private const int LongestReason = 1000;

    private Language T => HttpContext.Language();

    /// <summary>How many fit; after the draw, which.</summary>
    [HttpGet]
    [Allowed(Right.ReadPreparation)]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct) =>
        await PageAsync(slug, id, ct) is { } page ? View("Quotations", page) : NotFound();

    /// <summary>Everything the draw was made from, so that anybody can repeat it.</summary>
    [HttpGet("draw.json")]
    [Allowed(Right.ReadPreparation)]
    public async Task<IActionResult> Inputs([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct) =>
        await PageAsync(slug, id, ct) is { Draw: { } draw } ? Json(new
        {
            draw.Row.RulesVersion,
            draw.Row.TenderId,
            draw.Row.DrawnAt,
            draw.Row.Wanted,
            draw.Row.Call.Cpv,
            draw.Row.Call.Nuts,
            draw.Row.Seed,
            Firms = draw.Firms.Select(f => new { f.SupplierId, f.Askable.Cpv, f.Askable.Nuts, f.LastAskedAt, f.TimesAsked, Lot = QuotationDraw.Lot(draw.Row.Seed, f.SupplierId), f.Place, f.Asked, LeftOut = f.LeftOutReason }),
        }) : NotFound();

    /// <summary>Draws, once.</summary>
    [HttpPost]
    [Allowed(Right.PrepareTenders)]
    public async Task<IActionResult> Draw([FromRoute(Name = "city")] string slug, Guid id, int wanted, CancellationToken ct)
    {
        if (await PageAsync(slug, id, ct) is not { Over: false } page)
        {
            return NotFound();
        }

        if (wanted is < 1 or > QuotationDraw.MostWanted)
        {
            return Again(page, "wanted", T.Of("quotations.wrong.wanted", ("most", QuotationDraw.MostWanted)));
        }

        await book.DrawAsync(page.Open.City, page.Tender, wanted, visitor.AccountId!.Value, ct);
        return Back(page);
    }

    /// <summary>Leaves a firm out, for a written reason.</summary>
    [HttpPost("leave-out")]
    [Allowed(Right.PrepareTenders)]
    public async Task<IActionResult> LeaveOut([FromRoute(Name = "city")] string slug, Guid id, Guid firm, string? reason, CancellationToken ct)
    {
        if (await PageAsync(slug, id, ct) is not { Draw: { } draw } page || draw.Firms.All(f => f.SupplierId != firm))
        {
            return NotFound();
        }

        var why = string.Concat((reason ?? "").Where(c => !char.IsControl(c))).Trim();
        if (why.Length is < LeastReason or > LongestReason)
        {
            return Again(page, $"reason-{firm}", T["quotations.wrong.reason"]);
        }

        await book.LeaveOutAsync(page.Open.City, page.Tender, firm, why, visitor.AccountId!.Value, ct);
        return Back(page);
    }

    /// <summary>Tells the firms.</summary>
    [HttpPost("send")]
    [Allowed(Right.PrepareTenders)]
    public async Task<IActionResult> Send([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct)
    {
        if (await PageAsync(slug, id, ct) is not { Draw: not null, Over: false } page || await called.FindAsync(page.Tender.TenderId, ct) is not { } tender)
        {
            return NotFound();
        }

        await book.SendAsync(page.Open.City, page.Tender, tender, visitor.AccountId!.Value, ct);
        return Back(page);
    }

    private async Task<QuotationsPage?> PageAsync(string slug, Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(slug, id, ct) is not { Row.TenderId: { } tenderId } open
            || await authored.FindAsync(tenderId, ct) is not { Draft.Regime: "below" } tender)
        {
            return null;
        }

        var draw = await book.FindAsync(open.City, tenderId, ct);
        var until = Rules.Authoring.CityTime.Read(tender.Draft.BidsUntil, open.City.Zone).At;
        return new(open, tender, draw, open.Row.State == "cancelled" || until <= clock.GetUtcNow())
        {
            Fitting = draw is null ? await book.CountAsync(open.City, tender, ct) : draw.Line.Count(f => f.Place > 0),
            Firms = draw is null ? new Dictionary<Guid, Firm>() : await firms.FindAsync([.. draw.Firms.Select(f => f.SupplierId)], ct),
            People = draw is null ? new Dictionary<Guid, string>() : await accounts.EmailsAsync(new[] { draw.Row.DrawnBy, draw.Row.SentBy }.OfType<Guid>(), ct),
        };
    }

    private ViewResult Again(QuotationsPage page, string field, string problem)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Quotations", page);
    }

    private RedirectResult Back(QuotationsPage page) => Redirect(T.Path($"{page.Open.Path}/quotations"));
}

/// <summary>Firms to ask.</summary>
/// <param name="Open">The draft the tender came from.</param>
/// <param name="Tender">The tender as it was published last.</param>
/// <param name="Draw">The draw; null before it.</param>
/// <param name="Over">True: called off, or the deadline is over.</param>
public sealed record QuotationsPage(OpenDraft Open, AuthoredTender Tender, KeptDraw? Draw, bool Over)
{
    /// <summary>How many firms fit.</summary>
    public required int Fitting { get; init; }

    /// <summary>The firms of the draw; none before it.</summary>
    public required IReadOnlyDictionary<Guid, Firm> Firms { get; init; }

    /// <summary>Addresses of who drew and who had the firms told.</summary>
    public required IReadOnlyDictionary<Guid, string> People { get; init; }

    /// <summary>What a firm is called now.</summary>
    public string NameOf(Guid supplierId) => Firms.GetValueOrDefault(supplierId)?.ShownName ?? "–";
}
