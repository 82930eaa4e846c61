using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.OwnAccount;

/// <summary>Asks for another e-mail address.</summary>
[Route("/{lang:lang}/account/email")]
[SignedIn]
[FreshSignIn]
public sealed class EmailController(UserManager<Account> users, EmailChanges changes) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show() => View("Email", (await users.GetUserAsync(User))!);

    /// <summary>Sends a link to both addresses.</summary>
    [HttpPost]
    public async Task<IActionResult> Ask(string? newEmail, CancellationToken ct)
    {
        var t = HttpContext.Language();
        var account = (await users.GetUserAsync(User))!;
        var typed = (newEmail ?? "").Trim();
        if (!AccountDirectory.IsAddress(typed) || users.NormalizeEmail(typed) == account.EmailKey)
        {
            ModelState.AddModelError("NewEmail", t["accounts.own.not_an_address"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Email", account);
        }

        await changes.AskAsync(account, typed, t, ct);
        return Redirect(t.Path("/account?done=email"));
    }
}

/// <summary>The pages behind the two links.</summary>
[Route("/{lang:lang}/email-change/{side:regex(^(old|new)$)}/{token}")]
[Public]
public sealed class EmailChangeController(EmailChanges changes) : Controller
{
    /// <summary>Says what is asked.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string side, string token, CancellationToken ct) =>
        await changes.FindAsync(token, Purpose(side), ct) is { } change ? View("EmailChange", change) : Gone();

    /// <summary>Agrees.</summary>
    [HttpPost]
    public async Task<IActionResult> Agree(string side, string token, CancellationToken ct) =>
        await changes.AgreeAsync(token, Purpose(side), HttpContext.Language(), ct) is { } changed ? View("EmailAgreed", changed) : Gone();

    private static string Purpose(string side) => side == "old" ? AccountLinks.OldEmail : AccountLinks.NewEmail;

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("EmailChangeGone");
    }
}
