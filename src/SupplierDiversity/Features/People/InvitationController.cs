using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.People;

/// <summary>The page behind the link of an invitation. Holding the link proves the address; entering still needs a sign-in.</summary>
[Public]
[Route("/{lang:lang}/invitations/{token}")]
public sealed class InvitationController(CityList cities, Invitations invitations, WelcomeLinks links) : Controller
{
    /// <summary>What is offered. Looking accepts nothing: mail scanners follow links.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string token, CancellationToken ct) =>
        await FindAsync(token, ct) is { } page ? View("Invitation", page) : Gone();

    /// <summary>Accepts; a person without a password goes on to choose one.</summary>
    [HttpPost]
    public async Task<IActionResult> Accept(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } page)
        {
            return Gone();
        }

        var t = HttpContext.Language();
        var (account, refusal) = await invitations.AcceptAsync(page.Invitation, token, page.City, ct);
        if (refusal is not null)
        {
            ModelState.AddModelError("accept", PeopleText.Of(refusal, RoleCode.Find(page.Invitation.Role)!.Value, t));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Invitation", page);
        }

        return Redirect(t.Path(account.PasswordHash is null ? $"/welcome/{await links.CreateAsync(account, ct)}" : "/admin"));
    }

    private async Task<InvitationPage?> FindAsync(string token, CancellationToken ct) =>
        await invitations.FindAsync(token, ct) is { } invitation && (await cities.AllAsync(ct)).FirstOrDefault(c => c.CityId == invitation.CityId) is { } city
            ? new(invitation, city) : null;

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("InvitationGone");
    }
}

/// <summary>An open invitation.</summary>
/// <param name="Invitation">What is offered.</param>
/// <param name="City">Where.</param>
public sealed record InvitationPage(Invitation Invitation, City City);
