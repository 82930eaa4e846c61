using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts;

/// <summary>The page behind a one-time link: choose a password.</summary>
[Route("/{lang:lang}/welcome/{token}")]
[Public]
public sealed class WelcomeController(WelcomeLinks links) : Controller
{
    private const int Shortest = 12;
    private const int Longest = 256;

    /// <summary>Asks for a password, or says that the link is no longer good.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string token, CancellationToken ct) =>
        await links.EmailOfAsync(token, ct) is { } email ? View("Welcome", new WelcomePage(email)) : LinkIsGone();

    /// <summary>Sets the password and leads to the sign-in page.</summary>
    [HttpPost]
    public async Task<IActionResult> Submit(string token, WelcomeForm form, CancellationToken ct)
    {
        if (await links.EmailOfAsync(token, ct) is not { } email)
        {
            return LinkIsGone();
        }

        var t = HttpContext.Language();
        var password = form.Password ?? "";
        if (password.Length is < Shortest or > Longest)
        {
            ModelState.AddModelError(nameof(form.Password), t.Of(
                password.Length < Shortest ? "accounts.welcome.too_short" : "accounts.welcome.too_long",
                ("shortest", Shortest), ("longest", Longest)));
        }
        else if (password != form.Again)
        {
            ModelState.AddModelError(nameof(form.Again), t["accounts.welcome.differs"]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Welcome", new WelcomePage(email));
        }

        return await links.SetPasswordAsync(token, password, ct) ? Redirect(t.Path("/sign-in?welcome=true")) : LinkIsGone();
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

/// <summary>The password, typed twice.</summary>
public sealed class WelcomeForm
{
    /// <summary>The new password.</summary>
    public string? Password { get; set; }

    /// <summary>The same once more, against slips.</summary>
    public string? Again { get; set; }
}
