using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Shared;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.People;

/// <summary>The people of a city: who has which role since when, inviting, changing and ending.</summary>
[Route("/{lang:lang}/admin/cities/{city}/people")]
[Allowed(Right.GiveRoles)]
public sealed class PeopleController(CityList cities, RoleBook book, Invitations invitations, AccountDirectory accounts, LanguageList languages, Visitor visitor) : Controller
{
    /// <summary>Everybody with a role, open invitations, and earlier roles.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("People", await PageAsync(city, ct)) : NotFound();

    /// <summary>Asks whom to invite.</summary>
    [HttpGet("invite")]
    public async Task<IActionResult> AskInvite([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city
            ? View("InvitePerson", new InvitePage(city, new InviteForm { Language = HttpContext.Language().Tag, From = InviteForm.Day(book.Today(city)) }))
            : NotFound();

    /// <summary>Sends the invitation.</summary>
    [HttpPost("invite")]
    public async Task<IActionResult> Invite([FromRoute(Name = "city")] string slug, InviteForm form, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        if (HttpContext.OnlyChangesLanguage())
        {
            return View("InvitePerson", new InvitePage(city, form));
        }

        foreach (var (field, problem) in form.Problems(book.Today(city)))
        {
            ModelState.AddModelError(field, t[$"people.wrong.{problem}"]);
        }

        if (ModelState.IsValid)
        {
            var span = new RoleSpan(RoleCode.Find(form.Role)!.Value, InviteForm.Day(form.From)!.Value, InviteForm.Day(form.Until));
            if (await accounts.FindAsync(form.Email!, ct) == visitor.AccountId)
            {
                ModelState.AddModelError(nameof(form.Email), t["people.refused.self"]);
            }
            else if (await invitations.InviteAsync(city, form.Email!.Trim(), languages.FirstOf([form.Language ?? ""]).Tag, span, visitor.AccountId!.Value, ct) is { } refusal)
            {
                ModelState.AddModelError(nameof(form.Role), PeopleText.Of(refusal, span.Role, t));
            }
            else
            {
                return Redirect(t.Path($"/admin/cities/{slug}/people?done=invited"));
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("InvitePerson", new InvitePage(city, form));
    }

    /// <summary>Takes an invitation back.</summary>
    [HttpPost("invitations/{invitationId:guid}/revoke")]
    public async Task<IActionResult> Revoke([FromRoute(Name = "city")] string slug, Guid invitationId, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city && await invitations.RevokeAsync(city, invitationId, ct)
            ? Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/people?done=revoked"))
            : NotFound();

    private async Task<PeoplePage> PageAsync(City city, CancellationToken ct)
    {
        var roles = await book.OfCityAsync(city.CityId, ct);
        var offers = await invitations.OpenAsync(city, ct);
        var emails = await accounts.EmailsAsync(
            [.. roles.Select(r => r.AccountId), .. roles.Select(r => r.GivenBy).OfType<Guid>(), .. roles.Select(r => r.EndedBy).OfType<Guid>(), .. offers.Select(o => o.InvitedBy)], ct);
        return new(city, book.Today(city), roles, offers, emails);
    }
}

/// <summary>The people of a city.</summary>
/// <param name="City">The city.</param>
/// <param name="Today">There.</param>
/// <param name="Roles">All, past ones too.</param>
/// <param name="Offers">Open invitations.</param>
/// <param name="Emails">Addresses of the accounts they name.</param>
public sealed record PeoplePage(City City, DateOnly Today, IReadOnlyList<CityRole> Roles, IReadOnlyList<Invitation> Offers, IReadOnlyDictionary<Guid, string> Emails)
{
    /// <summary>Those that hold or will hold, by address.</summary>
    public IEnumerable<CityRole> Current => Roles.Where(r => !r.IsOver(Today)).OrderBy(r => Emails.GetValueOrDefault(r.AccountId, ""), StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that are over, the newest first.</summary>
    public IEnumerable<CityRole> Past => Roles.Where(r => r.IsOver(Today)).Reverse();
}

/// <summary>The form to invite somebody.</summary>
/// <param name="City">The city.</param>
/// <param name="Form">What the fields hold.</param>
public sealed record InvitePage(City City, InviteForm Form);
