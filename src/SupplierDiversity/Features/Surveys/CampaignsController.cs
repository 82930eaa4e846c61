using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Disclosure;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Surveys;

/// <summary>A monitoring officer prepares a survey, sends it, watches who answers, and publishes the results.</summary>
[Route("/{lang:lang}/admin/cities/{city}/surveys")]
[Allowed(Right.RunSurveys)]
public sealed class CampaignsController(CampaignBook campaigns, SurveyCount count, SupplierPool pool, LeastCounts leastCounts, CityList cities, Visitor visitor, TimeProvider clock) : Controller
{
    /// <summary>All surveys of the city.</summary>
    [HttpGet]
    public async Task<IActionResult> List([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("Campaigns", new CampaignsPage(city, await campaigns.OfCityAsync(city.CityId, ct), clock.GetUtcNow())) : NotFound();

    /// <summary>Asks whom and until when.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> New([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("NewCampaign", new NewCampaignPage(city, new CampaignForm { Least = $"{await leastCounts.UsualAsync(city, ct)}" }, await leastCounts.FloorAsync(city, ct))) : NotFound();

    /// <summary>Prepares it; nothing is sent yet.</summary>
    [HttpPost("new")]
    public async Task<IActionResult> Make([FromRoute(Name = "city")] string slug, CampaignForm form, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var floor = await leastCounts.FloorAsync(city, ct);
        var (wish, closes, least, problems) = form.Read(city.DayAt(clock.GetUtcNow()), floor);
        foreach (var (field, problem) in problems)
        {
            ModelState.AddModelError(field, problem == "least" ? t.Of("reports.wrong.least", ("least", floor), ("most", LeastCount.Most)) : t[$"surveys.admin.form.wrong.{problem}"]);
        }

        if (problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("NewCampaign", new NewCampaignPage(city, form, floor));
        }

        var id = await campaigns.MakeAsync(city, wish, least, closes, visitor.AccountId!.Value, ct);
        return Redirect(t.Path($"/admin/cities/{slug}/surveys/{id}?done=made"));
    }

    /// <summary>One survey: whom it reaches, who answered.</summary>
    [HttpGet("{campaign:guid}")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, Guid campaign, CancellationToken ct)
    {
        if (await FindAsync(slug, campaign, ct) is not var (city, found))
        {
            return NotFound();
        }

        var state = found.State(clock.GetUtcNow());
        var reached = state == CampaignState.Draft ? (await pool.FindAsync(found.Pool, ct)).Count : 0;
        var soFar = state is CampaignState.Open or CampaignState.Closed ? await count.SoFarAsync(city, found, ct) : null;
        var letters = (await campaigns.LettersAsync(campaign, ct)).GetValueOrDefault("invite");
        return View("Campaign", new CampaignPage(city, found, state, reached, soFar, PublishedResults.Of(found), letters));
    }

    /// <summary>Sends the invitations, once.</summary>
    [HttpPost("{campaign:guid}/send")]
    public async Task<IActionResult> Send([FromRoute(Name = "city")] string slug, Guid campaign, CancellationToken ct)
    {
        if (await FindAsync(slug, campaign, ct) is not var (city, found))
        {
            return NotFound();
        }

        await campaigns.SendAsync(city, found, ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/surveys/{campaign}?done=sent"));
    }

    /// <summary>Counts and publishes, once, after the last day.</summary>
    [HttpPost("{campaign:guid}/publish")]
    public async Task<IActionResult> Publish([FromRoute(Name = "city")] string slug, Guid campaign, CancellationToken ct)
    {
        if (await FindAsync(slug, campaign, ct) is not var (city, found) || found.State(clock.GetUtcNow()) is CampaignState.Draft or CampaignState.Open)
        {
            return NotFound();
        }

        await count.PublishAsync(city, found, ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/surveys/{campaign}?done=published"));
    }

    // A survey of another city is not there.
    private async Task<(City City, Campaign Campaign)?> FindAsync(string slug, Guid campaign, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city && await campaigns.FindAsync(campaign, ct) is { } found && found.CityId == city.CityId ? (city, found) : null;
}

/// <summary>The surveys of a city.</summary>
/// <param name="City">The city.</param>
/// <param name="Campaigns">Its surveys.</param>
/// <param name="Now">UTC.</param>
public sealed record CampaignsPage(City City, IReadOnlyList<Campaign> Campaigns, DateTimeOffset Now);

/// <summary>The form.</summary>
/// <param name="City">The city.</param>
/// <param name="Form">What the fields hold.</param>
/// <param name="Floor">The smallest k the city may choose.</param>
public sealed record NewCampaignPage(City City, CampaignForm Form, int Floor);

/// <summary>One survey.</summary>
/// <param name="City">The city.</param>
/// <param name="Campaign">The survey.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reached">How many firms fit, before it is sent.</param>
/// <param name="SoFar">How many have answered; null before it is sent and once it is published.</param>
/// <param name="Published">What was published; null before.</param>
/// <param name="Letters">Invitations written. Reminders go to those that are silent, so their number would tell who is.</param>
public sealed record CampaignPage(City City, Campaign Campaign, CampaignState State, int Reached, AnsweredSoFar? SoFar, PublishedResults? Published, long Letters);
