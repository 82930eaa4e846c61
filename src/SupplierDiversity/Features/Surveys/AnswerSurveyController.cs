using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Surveys;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Surveys;

/// <summary>A firm answers a survey by its personal link: one section a page, saved each time, looked through, sent.</summary>
[Route("/{lang:lang}/surveys/{token}")]
[Public]
[ResponseCache(NoStore = true)]
public sealed class AnswerSurveyController(
    CampaignBook campaigns, ResponseBook responses, QuestionnaireShelf shelf, SurveyLinks links, SurveyLaw law, CityList cities, SupplierPool pool, TimeProvider clock) : Controller
{
    /// <summary>What it is, who sees it, and the way in.</summary>
    [HttpGet]
    public async Task<IActionResult> Start(string token, CancellationToken ct) => await PageAsync(token, ct) is { } page ? View("Start", page) : Gone();

    /// <summary>One section.</summary>
    [HttpGet("{section}")]
    public async Task<IActionResult> Show(string token, string section, CancellationToken ct)
    {
        if (await PageAsync(token, ct) is not { } page)
        {
            return Gone();
        }

        return !page.MayAnswer ? ToStart(token)
            : page.Find(section) is { } shown ? View("Section", SectionPage.Saved(page, shown)) : NotFound();
    }

    /// <summary>Saves a section and goes on; further questions that follow from it stand on the same page.</summary>
    [HttpPost("{section}")]
    public async Task<IActionResult> Save(string token, string section, [FromForm] IFormCollection form, CancellationToken ct)
    {
        if (await PageAsync(token, ct) is not { } page)
        {
            return Gone();
        }

        if (!page.MayAnswer || page.Find(section) is not { } shown)
        {
            return page.MayAnswer ? NotFound() : ToStart(token);
        }

        // Only what the form asked is taken: a question that is not shown can be neither answered nor erased by it.
        var typed = SectionPage.Typed(page, shown, form);
        if (typed.Fields.Any(f => f.Fault is not null))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Section", typed);
        }

        await responses.SaveAsync(page.Campaign, page.Invitation, typed.Given, ct);
        var after = (await PageAsync(token, ct))!;
        var more = after.Find(section) is { } again && again.Questions.Any(q => shown.Questions.All(s => s.Name != q.Name));
        var next = more ? $"/{section}?more=true" : SurveyFlow.Next(after.Shown, section) is { } following ? $"/{following.Name}" : "/check";
        return Redirect(HttpContext.Language().Path($"/surveys/{token}{next}"));
    }

    /// <summary>All answers, to be looked through before they are sent.</summary>
    [HttpGet("check")]
    public async Task<IActionResult> Check(string token, CancellationToken ct) =>
        await PageAsync(token, ct) is not { } page ? Gone() : page.MayAnswer ? View("Check", page) : ToStart(token);

    /// <summary>Sends the answers; a second click finds them sent.</summary>
    [HttpPost("check")]
    public async Task<IActionResult> Send(string token, CancellationToken ct)
    {
        if (await PageAsync(token, ct) is not { } page)
        {
            return Gone();
        }

        if (page.MayAnswer)
        {
            var allowed = page.BackgroundAllowed;
            await responses.SubmitAsync(
                page.Campaign, page.Invitation, answers => SurveyFlow.Kept(SurveyFlow.Shown(page.Questionnaire, answers, allowed), answers), ct);
        }

        return ToStart(token);
    }

    /// <summary>Deletes all answers at once.</summary>
    [HttpPost("erase")]
    public async Task<IActionResult> Erase(string token, CancellationToken ct)
    {
        if (await PageAsync(token, ct) is not { } page)
        {
            return Gone();
        }

        await responses.EraseAsync(page.Campaign, page.Invitation, ct);
        return Redirect(HttpContext.Language().Path($"/surveys/{token}?erased=true"));
    }

    /// <summary>All questions on paper.</summary>
    [HttpGet("paper")]
    public async Task<IActionResult> Paper(string token, CancellationToken ct) => await PageAsync(token, ct) is { } page ? View("Paper", page) : Gone();

    private async Task<SurveyPage?> PageAsync(string token, CancellationToken ct)
    {
        if (links.Read(token) is not { } id
            || await campaigns.FindInvitationAsync(id, ct) is not { } invitation
            || await campaigns.FindAsync(invitation.CampaignId, ct) is not { } campaign
            || (await cities.AllAsync(ct)).FirstOrDefault(c => c.CityId == campaign.CityId) is not { } city)
        {
            return null;
        }

        var firm = await pool.FindAsync(invitation.SupplierId, ct);
        return new SurveyPage(
            city, campaign, invitation, firm?.Name ?? "", token, shelf.Of(campaign.Survey, campaign.Version), await law.FindAsync(city.CityId, ct),
            await responses.OwnAsync(id, ct), clock.GetUtcNow());
    }

    private RedirectResult ToStart(string token) => Redirect(HttpContext.Language().Path($"/surveys/{token}"));

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("SurveyGone");
    }
}
