using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Assurance;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Assurance;

/// <summary>An officer starts the assurance of a contract, answers one question at a time, and looks for barriers.</summary>
[Route("/{lang:lang}/admin/cities/{city}/assurance")]
[Allowed(Right.PrepareTenders)]
public sealed class PrepareAssuranceController(CityList cities, Assessments assessments, LevelNames levels, Visitor visitor) : Controller
{
    private const int LongestTitle = 200;
    private const int LongestReason = 1000;

    private Language T => HttpContext.Language();

    private Guid By => visitor.AccountId!.Value;

    /// <summary>Starts one.</summary>
    [HttpPost]
    public async Task<IActionResult> Start([FromRoute(Name = "city")] string slug, string? title, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var name = string.Concat((title ?? "").Where(c => !char.IsControl(c))).Trim();
        if (name.Length is 0 or > LongestTitle)
        {
            ModelState.AddModelError("title", T["assurance.wrong.title"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Matrix", new MatrixPage(city, await assessments.OfCityAsync(city, ct), await levels.OfAsync(city, ct)));
        }

        var id = await assessments.StartAsync(city, name, By, ct);
        return Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}/questions/{AssuranceRules.Questions[0].Key}"));
    }

    /// <summary>One question.</summary>
    [HttpGet("{id:guid}/questions/{question}")]
    public async Task<IActionResult> Ask([FromRoute(Name = "city")] string slug, Guid id, string question, CancellationToken ct) =>
        await FindAsync(slug, id, ct) is { } found && QuestionOf(found, question) is { } page ? View("Question", page) : NotFound();

    /// <summary>Its answer; then the next question without one, then the barriers.</summary>
    [HttpPost("{id:guid}/questions/{question}")]
    public async Task<IActionResult> Answer([FromRoute(Name = "city")] string slug, Guid id, string question, int? answer, int revision, CancellationToken ct)
    {
        if (await FindAsync(slug, id, ct) is not { } found || QuestionOf(found, question) is not { } page)
        {
            return NotFound();
        }

        if (answer is null or < AssuranceRules.NotKnown or > AssuranceRules.MostAnswer)
        {
            ModelState.AddModelError("answer", T["assurance.wrong.answer"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Question", page);
        }

        var on = found.Assessment with { Revision = revision };
        if (!await assessments.AnswerAsync(found.City, on, new Dictionary<string, int?> { [question] = answer }, By, ct))
        {
            return Changed(slug, id);
        }

        var answered = found.Assessment.Answers.Keys.Append(question).ToHashSet();
        var next = AssuranceRules.Questions.Skip(page.Number).Concat(AssuranceRules.Questions).FirstOrDefault(q => !answered.Contains(q.Key));
        return Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}{(next is not null ? $"/questions/{next.Key}" : answered.Contains("value") ? "" : "/barriers")}"));
    }

    /// <summary>The barrier check.</summary>
    [HttpGet("{id:guid}/barriers")]
    public async Task<IActionResult> Barriers([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct) =>
        await FindAsync(slug, id, ct) is { } found
            ? View("Barriers", new BarriersPage(found.City, found.Assessment, BarrierCheck.Fields.ToDictionary(
                f => f.Key, f => found.Assessment.Answers.TryGetValue(f.Key, out var number) ? number.ToString(CultureInfo.InvariantCulture) : ""))) : NotFound();

    /// <summary>Saves it; an empty field is forgotten.</summary>
    [HttpPost("{id:guid}/barriers")]
    public async Task<IActionResult> SaveBarriers([FromRoute(Name = "city")] string slug, Guid id, int revision, CancellationToken ct)
    {
        if (await FindAsync(slug, id, ct) is not { } found)
        {
            return NotFound();
        }

        var typed = BarrierCheck.Fields.ToDictionary(f => f.Key, f => Request.Form[f.Key].ToString().Trim());
        Dictionary<string, int?> answers = [];
        foreach (var (key, most) in BarrierCheck.Fields)
        {
            // Thousands may be parted by blanks; a sign or a fraction is a slip.
            var text = string.Concat(typed[key].Where(c => !char.IsWhiteSpace(c)));
            if (text.Length == 0)
            {
                answers[key] = null;
            }
            else if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
            {
                answers[key] = number;
            }
            else
            {
                ModelState.AddModelError(key, T.Of("assurance.wrong.number", ("most", most)));
            }
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Barriers", new BarriersPage(found.City, found.Assessment, typed));
        }

        return await assessments.AnswerAsync(found.City, found.Assessment with { Revision = revision }, answers, By, ct)
            ? Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}")) : Changed(slug, id);
    }

    /// <summary>Chooses another level than the rule's, with a reason.</summary>
    [HttpPost("{id:guid}/override")]
    public async Task<IActionResult> Override([FromRoute(Name = "city")] string slug, Guid id, string? level, string? reason, int revision, CancellationToken ct)
    {
        if (await FindAsync(slug, id, ct) is not { } found)
        {
            return NotFound();
        }

        var chosen = Enum.TryParse<AssuranceNeed>(level, ignoreCase: true, out var known) && !int.TryParse(level, out _) ? known.ToString().ToLowerInvariant() : null;
        var why = (reason ?? "").Trim();
        if (chosen is not null && why.Length is < AssuranceReadiness.ShortestReason or > LongestReason)
        {
            return Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}?problem=reason"));
        }

        return await assessments.OverrideAsync(found.City, found.Assessment with { Revision = revision }, chosen, why, By, ct)
            ? Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}")) : Changed(slug, id);
    }

    /// <summary>Hands it over for a signature; refused while anything is missing.</summary>
    [HttpPost("{id:guid}/submit")]
    public async Task<IActionResult> Submit([FromRoute(Name = "city")] string slug, Guid id, int revision, CancellationToken ct)
    {
        if (await FindAsync(slug, id, ct) is not { } found)
        {
            return NotFound();
        }

        if (found.Assessment.Missing.Count > 0)
        {
            return Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}?problem=missing"));
        }

        return await assessments.MoveAsync(found.City, found.Assessment with { Revision = revision }, "open", "waiting", By, ct)
            ? Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}")) : Changed(slug, id);
    }

    /// <summary>Takes it back to go on writing.</summary>
    [HttpPost("{id:guid}/reopen")]
    public async Task<IActionResult> Reopen([FromRoute(Name = "city")] string slug, Guid id, int revision, CancellationToken ct) =>
        await FindAsync(slug, id, ct) is not { } found ? NotFound()
            : await assessments.MoveAsync(found.City, found.Assessment with { Revision = revision }, "waiting", "open", By, ct)
                ? Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}")) : Changed(slug, id);

    private async Task<(City City, Assessment Assessment)?> FindAsync(string slug, Guid id, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city && (await assessments.OfCityAsync(city, ct)).FirstOrDefault(a => a.AssessmentId == id) is { } found ? (city, found) : null;

    private static QuestionPage? QuestionOf((City City, Assessment Assessment) found, string key)
    {
        var index = AssuranceRules.Questions.ToList().FindIndex(q => q.Key == key);
        return index < 0 ? null : new(found.City, found.Assessment, AssuranceRules.Questions[index], index + 1);
    }

    // Nothing was written; the record shows what the other person made of it.
    private RedirectResult Changed(string slug, Guid id) => Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}?problem=changed"));
}
