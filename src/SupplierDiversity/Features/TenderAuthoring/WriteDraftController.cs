using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>One question a page, saved at each. What two officers wrote at once is shown side by side; nothing is lost.</summary>
[Route("/{lang:lang}/admin/cities/{city}/drafts/{id:guid}/questions/{step}")]
[Allowed(Right.PrepareTenders)]
public sealed class WriteDraftController(DraftDesk desk, TenderDrafts drafts, DraftClauses clauses, AccountDirectory accounts, AuditLog audit, Visitor visitor) : Controller
{
    private Language T => HttpContext.Language();

    /// <summary>One question.</summary>
    [HttpGet]
    public async Task<IActionResult> Ask([FromRoute(Name = "city")] string slug, Guid id, string step, string? q, CancellationToken ct)
    {
        if (await desk.FindAsync(slug, id, ct) is not { } open || !DraftCheck.Steps.Contains(step))
        {
            return NotFound();
        }

        return open.Row.State == "writing"
            ? View("Question", await PageAsync(open, step, DraftFields.Of(step, open.Row.Draft, open.City.Language), open.Row.Revision, q, ct)) : Back(open, "closed");
    }

    /// <summary>Its answer; "search" and "more" stay on the page.</summary>
    [HttpPost]
    public async Task<IActionResult> Answer([FromRoute(Name = "city")] string slug, Guid id, string step, int revision, string? then, string? q, CancellationToken ct)
    {
        if (await desk.FindAsync(slug, id, ct) is not { } open || !DraftCheck.Steps.Contains(step))
        {
            return NotFound();
        }

        if (open.Row.State != "writing")
        {
            return Back(open, "closed");
        }

        var typed = Request.Form.ToDictionary(f => f.Key, f => string.Join(';', f.Value.ToArray()));
        var answers = await desk.AnswersAsync(open.City, typed, ct);
        var answered = answers.Read(step, open.Row.Draft);
        if (then == "search")
        {
            AuditLog.ChangesNothing(HttpContext);
            return View("Question", await PageAsync(open, step, typed, revision, q, ct));
        }

        foreach (var (field, key) in answers.Wrong)
        {
            ModelState.AddModelError(field, T[$"authoring.wrong.{key}"]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Question", await PageAsync(open, step, typed, revision, q, ct));
        }

        var (theirs, mine) = (DraftChanges.TextOf(open.Row.Draft, step), DraftChanges.TextOf(answered, step));
        if (mine == theirs)
        {
            audit.NothingChanged();
            return Next(open, step, then);
        }

        // Another question's answer is no conflict: both stand. The same question's is shown beside this one.
        var stale = revision != open.Row.Revision && (await drafts.FindVersionAsync(id, revision, ct) is not { } seen || DraftChanges.TextOf(seen.Draft, step) != theirs);
        if (stale || !await drafts.WriteAsync(open.Row, answered, step, visitor.AccountId!.Value, ct))
        {
            audit.NothingChanged();
            return await ConflictAsync(slug, id, step, typed, mine, ct);
        }

        return Next(open, step, then);
    }

    private async Task<IActionResult> ConflictAsync(string slug, Guid id, string step, IReadOnlyDictionary<string, string> typed, string mine, CancellationToken ct)
    {
        var newest = (await desk.FindAsync(slug, id, ct))!;
        var person = (await accounts.EmailsAsync([newest.Row.WrittenBy], ct)).GetValueOrDefault(newest.Row.WrittenBy, "");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("TwoAnswers", new TwoAnswersPage(newest, step, person, DraftChanges.TextOf(newest.Row.Draft, step), mine, typed));
    }

    private async Task<DraftQuestion> PageAsync(OpenDraft open, string step, IReadOnlyDictionary<string, string> values, int revision, string? q, CancellationToken ct) => new(
        open, step, values, revision, q?.Trim() ?? "", await desk.AssessmentsAsync(open.City, ct), step is "clauses" or "criteria" ? await clauses.OfAsync(open.City, open.Row.Draft, ct) : [])
    {
        Buyers = step == "title" ? await desk.BuyersAsync(open.City, ct) : [],
    };

    private RedirectResult Next(OpenDraft open, string step, string? then)
    {
        var steps = DraftCheck.Steps.ToList();
        var at = steps.IndexOf(step);
        // Whoever changes one answer of a whole draft goes back to all of them.
        var first = open.Row.Draft.Criteria.Count == 0 && at + 1 < steps.Count;
        return Redirect(T.Path(open.Path + (then == "more" ? $"/questions/{step}" : first ? $"/questions/{steps[at + 1]}" : "")));
    }

    private RedirectResult Back(OpenDraft open, string problem) => Redirect(T.Path($"{open.Path}?problem={problem}"));
}

/// <summary>One question.</summary>
/// <param name="Open">The draft.</param>
/// <param name="Step">The question.</param>
/// <param name="Values">What the fields hold.</param>
/// <param name="Revision">The revision the page was made on.</param>
/// <param name="Q">Words looked for.</param>
/// <param name="Assessments">The city's equality checks.</param>
/// <param name="Clauses">The draft's clauses with their words, where the question is about them.</param>
public sealed record DraftQuestion(
    OpenDraft Open, string Step, IReadOnlyDictionary<string, string> Values, int Revision, string Q, IReadOnlyList<Assessment> Assessments, IReadOnlyList<FilledClause> Clauses)
{
    /// <summary>The city's buyers, where the question is about them.</summary>
    public IReadOnlyList<Buyer> Buyers { get; init; } = [];

    /// <summary>Its place among the questions, from 1.</summary>
    public int Number => DraftCheck.Steps.ToList().IndexOf(Step) + 1;

    /// <summary>What a field holds.</summary>
    public string Value(string field) => Values.GetValueOrDefault(field, "");

    /// <summary>What a field of several values holds.</summary>
    public IReadOnlyList<string> Many(string field) => Value(field).Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many rows of lots or criteria the page has.</summary>
    public int Rows(string field) => Values.Keys.Count(k => k.StartsWith(field, StringComparison.Ordinal) && k.Length > field.Length && k[field.Length..].All(char.IsAsciiDigit));
}

/// <summary>Two answers to one question.</summary>
/// <param name="Open">The draft as it is now.</param>
/// <param name="Step">The question.</param>
/// <param name="Person">Who wrote meanwhile.</param>
/// <param name="Theirs">Their answer.</param>
/// <param name="Mine">The reader's.</param>
/// <param name="Typed">The reader's fields, to be sent again.</param>
public sealed record TwoAnswersPage(OpenDraft Open, string Step, string Person, string Theirs, string Mine, IReadOnlyDictionary<string, string> Typed);
