using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Accounts;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts;

/// <summary>Sign in and out with e-mail address and password.</summary>
public sealed class SignInController(AccountSignIn signIn, IPasswordHasher<Account> hasher) : Controller
{
    // No password that is taken is longer, in whichever script.
    private const int LongestTyped = 4 * PasswordRule.Longest;

    private static string? _decoy;

    /// <summary>The form; signed-in people go on to where they wanted.</summary>
    [HttpGet("/{lang:lang}/sign-in")]
    [Public]
    public async Task<IActionResult> Show(string? returnUrl, bool welcome, string? passkey, string? provider) =>
        User.Identity?.IsAuthenticated == true ? await OnwardAsync(this, returnUrl)
            : View("SignIn", new SignInForm { ReturnUrl = returnUrl, Welcome = welcome, PasskeyFailed = passkey is not null, ProviderProblem = provider });

    /// <summary>The form for people who are signed in and must show once more that it is them.</summary>
    [HttpGet("/{lang:lang}/sign-in/again")]
    [Public]
    public IActionResult Again(string? returnUrl) => View("SignIn", new SignInForm { ReturnUrl = returnUrl, Again = true });

    /// <summary>
    /// Signs in. Unknown address, wrong password, no password yet and locked account get one answer and the same work,
    /// so that nobody learns who has an account.
    /// </summary>
    [HttpPost("/{lang:lang}/sign-in")]
    [Public]
    public async Task<IActionResult> Submit(SignInForm form)
    {
        var account = form.Email is { Length: > 0 } email ? await signIn.UserManager.FindByEmailAsync(email.Trim()) : null;
        var password = form.Password is { Length: <= LongestTyped } typed ? typed : "";
        if (account?.PasswordHash is null || !account.EmailConfirmed || await signIn.UserManager.IsLockedOutAsync(account))
        {
            hasher.VerifyHashedPassword(null!, Decoy(), password);
        }
        else
        {
            var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
            if (result.Succeeded)
            {
                return await OnwardAsync(this, form.ReturnUrl);
            }

            if (result.RequiresTwoFactor)
            {
                return Redirect(HttpContext.Language().Path($"/sign-in/code?returnUrl={Uri.EscapeDataString(form.ReturnUrl ?? "")}"));
            }
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

    /// <summary>To the page that was asked for; else to one's work, then to one's business; who has neither, to the own account.</summary>
    internal static async Task<IActionResult> OnwardAsync(Controller page, string? returnUrl)
    {
        if (page.Url.IsLocalUrl(returnUrl))
        {
            return page.LocalRedirect(returnUrl);
        }

        var services = page.HttpContext.RequestServices;
        var visitor = services.GetRequiredService<Visitor>();
        var works = await visitor.MayAsync(Right.SeeWork);
        var acts = !works && visitor.AccountId is { } account && await services.GetRequiredService<FirmBook>().HasAnyAsync(account, page.HttpContext.RequestAborted);
        return page.LocalRedirect(page.HttpContext.Language().Path(works ? "/admin" : acts ? "/business" : "/account"));
    }

    // Made once, before the first use: the work for an unknown address is one comparison, as for a known one.
    private string Decoy() => _decoy ??= hasher.HashPassword(null!, Guid.NewGuid().ToString());
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

    /// <summary>True when a signed-in person must show once more that it is them.</summary>
    public bool Again { get; set; }

    /// <summary>Why a city's own service did not open an account, a code; null otherwise.</summary>
    public string? ProviderProblem { get; set; }

    /// <summary>True right after a passkey did not open an account.</summary>
    public bool PasskeyFailed { get; set; }
}
