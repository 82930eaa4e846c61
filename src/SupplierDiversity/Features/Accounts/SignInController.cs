using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts;

/// <summary>Sign in and out with e-mail address and password.</summary>
public sealed class SignInController(SignInManager<Account> signIn, IPasswordHasher<Account> hasher) : Controller
{
    private static string? _decoy;

    /// <summary>The form; signed-in people go on to where they wanted.</summary>
    [HttpGet("/{lang:lang}/sign-in")]
    [Public]
    public IActionResult Show(string? returnUrl, bool welcome) =>
        User.Identity?.IsAuthenticated == true ? Onward(returnUrl) : View("SignIn", new SignInForm { ReturnUrl = returnUrl, Welcome = welcome });

    /// <summary>
    /// Signs in. Unknown address, wrong password, no password yet and locked account get one answer and the same work,
    /// so that nobody learns who has an account.
    /// </summary>
    [HttpPost("/{lang:lang}/sign-in")]
    [Public]
    public async Task<IActionResult> Submit(SignInForm form)
    {
        var account = form.Email is { Length: > 0 } email ? await signIn.UserManager.FindByEmailAsync(email.Trim()) : null;
        if (account?.PasswordHash is null || await signIn.UserManager.IsLockedOutAsync(account))
        {
            hasher.VerifyHashedPassword(null!, _decoy ??= hasher.HashPassword(null!, Guid.NewGuid().ToString()), form.Password ?? "");
        }
        else if ((await signIn.PasswordSignInAsync(account, form.Password ?? "", isPersistent: false, lockoutOnFailure: true)).Succeeded)
        {
            return Onward(form.ReturnUrl);
        }

        ModelState.AddModelError(nameof(form.Email), HttpContext.Language()["accounts.sign_in.failed"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("SignIn", form);
    }

    /// <summary>Signs out and leads to the front page.</summary>
    [HttpPost("/{lang:lang}/sign-out")]
    [SignedIn]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        return Redirect(HttpContext.Language().Path(""));
    }

    private LocalRedirectResult Onward(string? returnUrl) =>
        LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : HttpContext.Language().Path("/admin"));
}

/// <summary>The sign-in form.</summary>
public sealed class SignInForm
{
    /// <summary>E-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>Password; never shown again.</summary>
    public string? Password { get; set; }

    /// <summary>The page asked for before signing in; only addresses of this portal are followed.</summary>
    public string? ReturnUrl { get; set; }

    /// <summary>True right after the password was chosen.</summary>
    public bool Welcome { get; set; }
}
