using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts.Passkeys;
using SupplierDiversity.Features.Accounts.Sessions;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.OwnAccount;

/// <summary>One's own account: what is kept, and the way to each thing that can be changed.</summary>
[Route("/{lang:lang}/account")]
[SignedIn]
public sealed class AccountController(UserManager<Account> users, PasskeyList passkeys, AccountSessions sessions, LanguageList languages, AuditLog audit) : Controller
{
    /// <summary>Everything at a glance.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string? done, CancellationToken ct)
    {
        var account = (await users.GetUserAsync(User))!;
        return View("Account", new AccountPage(
            account,
            languages.Find(account.Language),
            await users.CountRecoveryCodesAsync(account),
            (await passkeys.OfAsync(account.AccountId, ct)).Count,
            (await sessions.ListAsync(account.AccountId, ct)).Count,
            done));
    }

    /// <summary>Name and language of mails.</summary>
    [HttpGet("details")]
    public async Task<IActionResult> Details() => View("Details", (await users.GetUserAsync(User))!);

    /// <summary>Saves them.</summary>
    [HttpPost("details")]
    public async Task<IActionResult> Save(string? name, string? language)
    {
        var account = (await users.GetUserAsync(User))!;
        var (named, chosen) = (PasskeyList.Named(name, ""), languages.Find(language)?.Tag ?? "");
        if ((account.Name, account.Language) == (named, chosen))
        {
            audit.NothingChanged();
        }
        else
        {
            (account.Name, account.Language) = (named, chosen);
            await users.UpdateAsync(account);
        }

        return Redirect(HttpContext.Language().Path("/account?done=details"));
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Language">Of mails; null: not chosen.</param>
/// <param name="CodesLeft">Recovery codes that still work.</param>
/// <param name="Passkeys">How many.</param>
/// <param name="Sessions">How many are open.</param>
/// <param name="Done">What was done just now, a code.</param>
public sealed record AccountPage(Account Account, Language? Language, int CodesLeft, int Passkeys, int Sessions, string? Done);
