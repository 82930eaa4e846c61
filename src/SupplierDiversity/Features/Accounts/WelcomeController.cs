using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts.Passwords;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts;

/// <summary>The page behind a one-time link: choose a password.</summary>
[Route("/{lang:lang}/welcome/{token}")]
[Public]
public sealed class WelcomeController(WelcomeLinks links, NewPasswords rules) : Controller
{
    /// <summary>Asks for a password, or says that the link is no longer good.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string token, CancellationToken ct) =>
        await links.EmailOfAsync(token, ct) is { } email ? View("Welcome", new WelcomePage(email)) : LinkIsGone();

    /// <summary>Sets the password and leads to the sign-in page.</summary>
    [HttpPost]
    public async Task<IActionResult> Submit(string token, NewPasswordForm form, CancellationToken ct)
    {
        if (await links.EmailOfAsync(token, ct) is not { } email)
        {
            return LinkIsGone();
        }

        var t = HttpContext.Language();
        if (!rules.Check(form, email, t, ModelState))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Welcome", new WelcomePage(email));
        }

        return await links.SetPasswordAsync(token, form.Password!, ct) ? Redirect(t.Path("/sign-in?welcome=true")) : LinkIsGone();
    }

    private ViewResult LinkIsGone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("WelcomeGone");
    }
}

/// <summary>What the page needs to know.</summary>
/// <param name="Email">The address the account is for.</param>
public sealed record WelcomePage(string Email);
