using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.Passwords;

/// <summary>A new password for somebody who forgot it: address, mail, link, new password.</summary>
[Route("/{lang:lang}/forgotten-password")]
[Public]
public sealed class ForgottenPasswordController(ForgottenPasswords passwords, NewPasswords rules) : Controller
{
    private const int LongestAddress = 254;

    /// <summary>Asks for the address.</summary>
    [HttpGet]
    public IActionResult Ask() => View("ForgottenPassword");

    /// <summary>One answer for every address, known or not.</summary>
    [HttpPost]
    public async Task<IActionResult> Send(string? email, CancellationToken ct)
    {
        var t = HttpContext.Language();
        var typed = (email ?? "").Trim();
        if (typed.Length is 0 or > LongestAddress || !typed.Contains('@', StringComparison.Ordinal))
        {
            ModelState.AddModelError("Email", t["accounts.own.not_an_address"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("ForgottenPassword");
        }

        await passwords.AskAsync(typed, t, ct);
        return Redirect(t.Path("/forgotten-password/sent"));
    }

    /// <summary>"Look into your mailbox".</summary>
    [HttpGet("sent")]
    public IActionResult Sent() => View("ForgottenSent");

    /// <summary>Asks for the new password, or says that the link is no longer good.</summary>
    [HttpGet("{token}")]
    public async Task<IActionResult> Choose(string token, CancellationToken ct) =>
        await passwords.EmailOfAsync(token, ct) is { } email ? View("ResetPassword", email) : Gone();

    /// <summary>Sets it and leads to the sign-in page.</summary>
    [HttpPost("{token}")]
    public async Task<IActionResult> Save(string token, NewPasswordForm form, CancellationToken ct)
    {
        if (await passwords.EmailOfAsync(token, ct) is not { } email)
        {
            return Gone();
        }

        var t = HttpContext.Language();
        if (!rules.Check(form, email, t, ModelState))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("ResetPassword", email);
        }

        return await passwords.SetAsync(token, form.Password!, t, ct) ? Redirect(t.Path("/sign-in?welcome=true")) : Gone();
    }

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("ResetGone");
    }
}
