using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Guard;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Misreads;

/// <summary>The list of misreads of a city, with the forms to claim, sign and look again.</summary>
[Route("/{lang:lang}/admin/cities/{city}/misreads")]
public sealed class MisreadsController(CityList cities, MisreadBook misreads, AccountDirectory accounts, Visitor visitor) : Controller
{
    private const int LongestText = 12_000;
    private const int LeastReason = 20;
    private const int LongestReason = 2000;

    /// <summary>Waiting, signed and decided ones.</summary>
    [HttpGet]
    [Allowed(Right.ReadPreparation)]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("Misreads", await PageAsync(city, ct)) : NotFound();

    /// <summary>What reviews taught, as a file that the command <c>check-clauses</c> reads.</summary>
    [HttpGet("lessons.csv")]
    [Allowed(Right.ReadPreparation)]
    public async Task<IActionResult> Lessons([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city
            ? File(MisreadLessons.Write(await misreads.OfCityAsync(city, ct)), "text/csv; charset=utf-8", $"lessons-{city.Slug}.csv") : NotFound();

    /// <summary>Claims that the guard misread a text. The guard reads it again here: only what it blocks can be claimed.</summary>
    [HttpPost]
    [Allowed(Right.PrepareTenders)]
    public async Task<IActionResult> Ask([FromRoute(Name = "city")] string slug, string? text, string? position, string? language, string? rule, string? reason, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city
            || text is not { Length: > 0 and <= LongestText } || !LegalGuard.Languages.Contains(language)
            || !Enum.TryParse<ClausePosition>(position, ignoreCase: true, out var where) || where == ClausePosition.Unstated)
        {
            return NotFound();
        }

        var clause = new ClauseText(where, language!, text.ReplaceLineEndings("\n").Trim());
        if (LegalGuard.Check(clause).FirstOrDefault(f => f.Severity == GuardSeverity.Block && MisreadBook.CodeOf(f.Rule) == rule) is not { } finding)
        {
            return NotFound();
        }

        var why = (reason ?? "").Trim();
        if (why.Length is < LeastReason or > LongestReason)
        {
            ModelState.AddModelError("reason", HttpContext.Language()["misreads.ask.wrong"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("AskMisread", new MisreadQuestion(city, clause, finding, why));
        }

        var asked = await misreads.AskAsync(city, clause, finding.Rule, why, visitor.AccountId!.Value, ct);
        return Back(city, asked ? "misread_asked" : "misread_known");
    }

    /// <summary>The lawyer signs or refuses.</summary>
    [HttpPost("{id:guid}/decide")]
    [Allowed(Right.ApproveClauses)]
    public async Task<IActionResult> Decide([FromRoute(Name = "city")] string slug, Guid id, string? answer, string? note, CancellationToken ct)
    {
        if (await FindAsync(slug, id, ct) is not { } found || answer is not ("sign" or "refuse"))
        {
            return NotFound();
        }

        var done = await misreads.DecideAsync(found.City, found.Misread, answer == "sign", Cut(note), visitor.AccountId!.Value, ct);
        return Back(found.City, !done ? "misread_changed" : answer == "sign" ? "misread_signed" : "misread_refused");
    }

    /// <summary>Somebody else looks at a signature again.</summary>
    [HttpPost("{id:guid}/review")]
    [Allowed(Right.SignAssurance)]
    public async Task<IActionResult> Review([FromRoute(Name = "city")] string slug, Guid id, string? outcome, string? lesson, CancellationToken ct)
    {
        if (await FindAsync(slug, id, ct) is not { } found || outcome is not ("wrong" or "right"))
        {
            return NotFound();
        }

        var done = await misreads.ReviewAsync(found.City, found.Misread, outcome == "wrong", Cut(lesson), visitor.AccountId!.Value, ct);
        return Back(found.City, done ? "misread_reviewed" : "misread_changed");
    }

    private async Task<(City City, Misread Misread)?> FindAsync(string slug, Guid id, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city && (await misreads.OfCityAsync(city, ct)).FirstOrDefault(m => m.MisreadId == id) is { } misread
            ? (city, misread) : null;

    private async Task<MisreadsPage> PageAsync(City city, CancellationToken ct)
    {
        var all = await misreads.OfCityAsync(city, ct);
        var people = all.SelectMany(m => new[] { m.AskedBy, m.DecidedBy, m.ReviewedBy }).OfType<Guid>();
        return new(city, all, await accounts.EmailsAsync(people, ct), visitor.AccountId);
    }

    private RedirectResult Back(City city, string done) => Redirect(HttpContext.Language().Path($"/admin/cities/{city.Slug}/misreads?done={done}"));

    private static string Cut(string? typed) => (typed ?? "").Trim() is var text && text.Length > LongestReason ? text[..LongestReason] : text;
}

/// <summary>The list.</summary>
/// <param name="City">The city.</param>
/// <param name="All">The newest first.</param>
/// <param name="People">Addresses of who asked, signed and looked again.</param>
/// <param name="Reader">Who reads the page.</param>
public sealed record MisreadsPage(City City, IReadOnlyList<Misread> All, IReadOnlyDictionary<Guid, string> People, Guid? Reader);

/// <summary>A form to claim a misread.</summary>
/// <param name="City">The city.</param>
/// <param name="Text">The text, as it was checked.</param>
/// <param name="Finding">What blocks it.</param>
/// <param name="Reason">As typed.</param>
public sealed record MisreadQuestion(City City, ClauseText Text, GuardFinding Finding, string Reason = "")
{
    /// <summary>Id of the field, where several forms are on a page.</summary>
    public string Field { get; init; } = "reason";
}
