using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.People;

/// <summary>One role of one person: its last day, or its end at once.</summary>
[Route("/{lang:lang}/admin/cities/{city}/people/{cityRoleId:guid}")]
[Allowed(Right.GiveRoles)]
public sealed class ChangeRoleController(CityList cities, RoleBook book, AccountDirectory accounts, Visitor visitor) : Controller
{
    /// <summary>Asks.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, Guid cityRoleId, CancellationToken ct) =>
        await FindAsync(slug, cityRoleId, ct) is { } page ? View("ChangeRole", page) : NotFound();

    /// <summary>Changes the last day.</summary>
    [HttpPost]
    public async Task<IActionResult> Change([FromRoute(Name = "city")] string slug, Guid cityRoleId, string? until, CancellationToken ct)
    {
        if (await FindAsync(slug, cityRoleId, ct) is not { } page)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        if (InviteForm.WrongEnd(until, book.Today(page.City)))
        {
            ModelState.AddModelError("Until", t["people.wrong.until"]);
        }
        else if (page.Role.AccountId == visitor.AccountId)
        {
            // To make one's own role longer is to give oneself a role.
            ModelState.AddModelError("Until", t["people.refused.self"]);
        }
        else if (await book.ChangeAsync(page.City, page.Role, InviteForm.Day(until), ct) is { } refusal)
        {
            ModelState.AddModelError("Until", PeopleText.Of(refusal, page.Role.Kind, t));
        }

        return Answer(page with { Until = until }, "changed");
    }

    /// <summary>Ends the role at once; one's own too, unless the city would be left without an administrator.</summary>
    [HttpPost("end")]
    public async Task<IActionResult> End([FromRoute(Name = "city")] string slug, Guid cityRoleId, CancellationToken ct)
    {
        if (await FindAsync(slug, cityRoleId, ct) is not { } page)
        {
            return NotFound();
        }

        if (await book.EndAsync(page.City, page.Role, visitor.AccountId!.Value, ct) is { } refusal)
        {
            ModelState.AddModelError("end", PeopleText.Of(refusal, page.Role.Kind, HttpContext.Language()));
        }

        return Answer(page, "ended");
    }

    private IActionResult Answer(RolePage page, string done)
    {
        if (ModelState.IsValid)
        {
            return Redirect(HttpContext.Language().Path($"/admin/cities/{page.City.Slug}/people?done={done}"));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("ChangeRole", page);
    }

    private async Task<RolePage?> FindAsync(string slug, Guid cityRoleId, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city
            || (await book.OfCityAsync(city.CityId, ct)).FirstOrDefault(r => r.CityRoleId == cityRoleId) is not { } role
            || role.IsOver(book.Today(city)))
        {
            return null;
        }

        return new(city, role, (await accounts.EmailsAsync([role.AccountId], ct)).GetValueOrDefault(role.AccountId, ""), InviteForm.Day(role.UntilOn));
    }
}

/// <summary>One role that can be changed.</summary>
/// <param name="City">The city.</param>
/// <param name="Role">The role.</param>
/// <param name="Email">Who holds it.</param>
/// <param name="Until">The last day as the field shows it.</param>
public sealed record RolePage(City City, CityRole Role, string Email, string? Until);
