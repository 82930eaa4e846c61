using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts.Sessions;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.Passwords;

/// <summary>Another password for oneself. All other sessions end.</summary>
[Route("/{lang:lang}/account/password")]
[SignedIn]
[FreshSignIn]
public sealed class ChangePasswordController(UserManager<Account> users, AccountSignIn signIn, NewPasswords rules, AccountSessions sessions, AccountNews news) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show() => View("ChangePassword", await users.GetUserAsync(User));

    /// <summary>Saves it when the old one is right. Wrong ones count as at the sign-in page.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(ChangePasswordForm form, CancellationToken ct)
    {
        var t = HttpContext.Language();
        var account = (await users.GetUserAsync(User))!;
        if (account.PasswordHash is not null && !(await signIn.CheckPasswordSignInAsync(account, form.Old ?? "", lockoutOnFailure: true)).Succeeded)
        {
            ModelState.AddModelError(nameof(form.Old), t["accounts.password.old_wrong"]);
        }
        else if (rules.Check(form, account.Email, t, ModelState))
        {
            account.PasswordHash = users.PasswordHasher.HashPassword(account, form.Password!);
            await users.UpdateSecurityStampAsync(account);
            await signIn.KeepAsync(account);
            await sessions.EndOthersAsync(account.AccountId, await AccountSessions.HereAsync(HttpContext), ct);
            await news.SendAsync(account, t, AccountNews.PasswordChanged, ct);
            return Redirect(t.Path("/account?done=password"));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("ChangePassword", account);
    }
}

/// <summary>The old password and the new one, twice.</summary>
public sealed class ChangePasswordForm : NewPasswordForm
{
    /// <summary>The password until now.</summary>
    public string? Old { get; set; }
}
