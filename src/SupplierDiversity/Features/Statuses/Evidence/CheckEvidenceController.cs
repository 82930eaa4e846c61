using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers.Joining;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Statuses.Evidence;

/// <summary>A verifier works through the documents of a city: sees one, accepts it or sends it back with a reason.</summary>
[Route("/{lang:lang}/admin/cities/{city}/evidence")]
[Allowed(Right.VerifyEvidence)]
public sealed class CheckEvidenceController(EvidenceDesk queue, CityList cities, FirmPeople people, LanguageList languages, Visitor visitor) : Controller
{
    private const int LongestNote = 500;

    /// <summary>What waits, the oldest first.</summary>
    [HttpGet("")]
    public async Task<IActionResult> List([FromRoute(Name = "city")] string slug, string? done, CancellationToken ct) =>
        await CityAsync(slug, ct) is { } city ? View("EvidenceQueue", new EvidenceQueuePage(city, await queue.WaitingAsync(city, ct), done)) : NotFound();

    /// <summary>One document beside the list of owners.</summary>
    [HttpGet("{review:guid}")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, Guid review, CancellationToken ct) =>
        await FindAsync(slug, review, ct) is var (city, check) ? View("CheckEvidence", await PageAsync(city, check, new(), ct)) : NotFound();

    /// <summary>Its file.</summary>
    [HttpGet("{review:guid}/file")]
    public async Task<IActionResult> File([FromRoute(Name = "city")] string slug, Guid review, CancellationToken ct) =>
        await CityAsync(slug, ct) is { } city && await queue.FileAsync(city, review, ct) is var (kind, bytes) ? EvidenceFile.Answer(Response, kind, bytes) : NotFound();

    /// <summary>The document shows what the list says.</summary>
    [HttpPost("{review:guid}/accept")]
    public async Task<IActionResult> Accept([FromRoute(Name = "city")] string slug, Guid review, CancellationToken ct) =>
        await FindAsync(slug, review, ct) is var (city, check) ? await DecideAsync(city, check, new(Accepted: true, "", "", ""), ct) : NotFound();

    /// <summary>It does not; the firm reads why in its own language.</summary>
    [HttpPost("{review:guid}/send-back")]
    public async Task<IActionResult> SendBack([FromRoute(Name = "city")] string slug, Guid review, SendBackForm form, CancellationToken ct)
    {
        if (await FindAsync(slug, review, ct) is not var (city, check))
        {
            return NotFound();
        }

        var (t, note) = (HttpContext.Language(), (form.Note ?? "").Trim());
        if (!EvidenceReasons.All.Contains(form.Reason))
        {
            ModelState.AddModelError("Reason", t["evidence.check.wrong.reason"]);
        }

        if (note.Length > LongestNote)
        {
            ModelState.AddModelError("Note", t["evidence.check.wrong.note"]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("CheckEvidence", await PageAsync(city, check, form, ct));
        }

        return await DecideAsync(city, check, new(Accepted: false, form.Reason!, note, t.Tag), ct);
    }

    private async Task<IActionResult> DecideAsync(City city, EvidenceCheck check, EvidenceDecision decision, CancellationToken ct)
    {
        var done = !await queue.DecideAsync(city, check, decision, ct) ? "meanwhile" : decision.Accepted ? "accepted" : "sent_back";
        return Redirect(HttpContext.Language().Path($"/admin/cities/{city.Slug}/evidence?done={done}"));
    }

    private async Task<CheckEvidencePage> PageAsync(City city, EvidenceCheck check, SendBackForm form, CancellationToken ct)
    {
        var read = (await people.OfAsync(check.Firm, ct)).Select(p => languages.Find(p.Language)?.NativeName).OfType<string>().Distinct();
        return new(city, check, string.Join(", ", read), form);
    }

    private async Task<(City City, EvidenceCheck Check)?> FindAsync(string slug, Guid review, CancellationToken ct) =>
        await CityAsync(slug, ct) is { } city && await queue.FindAsync(city, review, ct) is { } check ? (city, check) : null;

    // Roles are given so that this cannot be. Should it be all the same, the wall holds.
    private async Task<City?> CityAsync(string slug, CancellationToken ct) =>
        (await visitor.RolesAsync(ct)).Any(r => r.IsOf(slug) && RoleConflicts.Between(Role.Verifier, r.Role) is not null) ? null : await cities.FindBySlugAsync(slug, ct);
}

/// <summary>Why a document is sent back, as it is typed.</summary>
public sealed class SendBackForm
{
    /// <summary>One of <see cref="EvidenceReasons"/>.</summary>
    public string? Reason { get; set; }

    /// <summary>A few words to the firm.</summary>
    public string? Note { get; set; }
}

/// <summary>The queue of a city.</summary>
/// <param name="City">The city.</param>
/// <param name="Waiting">The oldest first.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record EvidenceQueuePage(City City, IReadOnlyList<WaitingEvidence> Waiting, string? Done);

/// <summary>A document to be checked.</summary>
/// <param name="City">The city.</param>
/// <param name="Check">The document with its list of owners.</param>
/// <param name="Reads">The languages the firm's people read.</param>
/// <param name="Form">What the form for sending it back holds.</param>
public sealed record CheckEvidencePage(City City, EvidenceCheck Check, string Reads, SendBackForm Form);
