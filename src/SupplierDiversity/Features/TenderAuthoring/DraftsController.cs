using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Misreads;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Clauses.Guard;
using SupplierDiversity.Rules.Eforms;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>The tenders a city writes, and all answers of one of them on a page.</summary>
[Route("/{lang:lang}/admin/cities/{city}/drafts")]
public sealed class DraftsController(CityList cities, DraftDesk desk, TenderDrafts drafts, DraftReview review, DraftPublication publication, MisreadBook misreads, AccountDirectory accounts, Visitor visitor) : Controller
{
    private const int LongestTitle = 200;

    /// <summary>All of the city.</summary>
    [HttpGet]
    [Allowed(Right.ReadPreparation)]
    public async Task<IActionResult> All([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("Drafts", new DraftsPage(city, await drafts.OfCityAsync(city, ct))) : NotFound();

    /// <summary>Starts one with its title.</summary>
    [HttpPost]
    [Allowed(Right.PrepareTenders)]
    public async Task<IActionResult> Start([FromRoute(Name = "city")] string slug, string? title, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var name = string.Concat((title ?? "").Where(c => !char.IsControl(c))).Trim();
        if (name.Length is < 3 or > LongestTitle)
        {
            ModelState.AddModelError("title", t["authoring.wrong.title"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Drafts", new DraftsPage(city, await drafts.OfCityAsync(city, ct)));
        }

        var language = LegalGuard.Languages.Contains(city.Language) ? city.Language : t.Tag;
        var id = await drafts.StartAsync(city, new TenderDraft { Title = name, Language = language }, visitor.AccountId!.Value, ct);
        // The title is known; who buys is asked beside it where there is a choice.
        var next = city.Buyers > 1 ? DraftCheck.Steps[0] : DraftCheck.Steps[1];
        return Redirect(t.Path($"/admin/cities/{slug}/drafts/{id}/questions/{next}"));
    }

    /// <summary>All answers of one, what stands against publishing it, and what can be done with it.</summary>
    [HttpGet("{id:guid}")]
    [Allowed(Right.ReadPreparation)]
    public async Task<IActionResult> One([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(slug, id, ct) is not { } open)
        {
            return NotFound();
        }

        var people = await accounts.EmailsAsync(new[] { open.Row.WrittenBy, open.Row.HandedBy }.OfType<Guid>(), ct);
        return View("Draft", new DraftPage(
            open, await review.FindAsync(open.City, open.Row.Draft, ct), await drafts.PublicationsAsync(id, ct), people, visitor.AccountId,
            (await desk.AssessmentsAsync(open.City, ct)).FirstOrDefault(a => a.AssessmentId == open.Row.Draft.AssessmentId)?.Title)
        {
            Misreads = await misreads.OfCityAsync(open.City, ct),
            Journal = open.Row.Draft.Regime is "standard" or "light" ? JournalCheck.Find(await publication.PreviewAsync(open.City, open.Row, ct)) : [],
        });
    }
}

/// <summary>The tenders of a city.</summary>
/// <param name="City">The city.</param>
/// <param name="All">Its drafts, the last written first.</param>
public sealed record DraftsPage(City City, IReadOnlyList<DraftRow> All);

/// <summary>One draft.</summary>
/// <param name="Open">The draft.</param>
/// <param name="Findings">What stands against it, or is to be looked at.</param>
/// <param name="Publications">What went out, oldest first.</param>
/// <param name="People">Addresses of the accounts it names.</param>
/// <param name="Reader">Who looks.</param>
/// <param name="Assessment">Title of the equality check it follows from, or null.</param>
public sealed record DraftPage(
    OpenDraft Open, IReadOnlyList<DraftFinding> Findings, IReadOnlyList<AuthoredNotice> Publications, IReadOnlyDictionary<Guid, string> People, Guid? Reader, string? Assessment)
{
    /// <summary>What the city claimed the legal guard misread.</summary>
    public IReadOnlyList<Misread> Misreads { get; init; } = [];

    /// <summary>What the Official Journal would refuse; empty below the thresholds.</summary>
    public IReadOnlyList<JournalFinding> Journal { get; init; } = [];

    /// <summary>The claim about a finding of the guard; null while there is none.</summary>
    public Misread? MisreadOf(DraftFinding finding) => finding is { Checked: { } text, Rule: { } rule }
        ? Misreads.FirstOrDefault(m => m.Rule == MisreadBook.CodeOf(rule) && m.TextSha256 == ClauseSeal.Of(text)) : null;

    /// <summary>True when the reader wrote it or asked for the signature: another officer signs.</summary>
    public bool IsOwn => Open.Row.HandedBy == Reader || (!Open.Row.Cancels && Open.Row.WrittenBy == Reader);
}
