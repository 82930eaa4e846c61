using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.OwnAccount;

/// <summary>Deletes one's own account (Regulation (EU) 2016/679, Article 17).</summary>
[Route("/{lang:lang}/account/leave")]
[SignedIn]
[FreshSignIn]
public sealed class LeaveController(UserManager<Account> users, AccountSignIn signIn, Visitor visitor, AuditLog audit) : Controller
{
    /// <summary>Says what is deleted and what stays, or what has to be done before.</summary>
    [HttpGet]
    public async Task<IActionResult> Show() => View("Leave", await HindranceAsync((await users.GetUserAsync(User))!));

    /// <summary>Deletes when the form's own button was pressed and no task is left behind.</summary>
    [HttpPost]
    public async Task<IActionResult> Delete(string? confirm, CancellationToken ct)
    {
        if (confirm != "delete")
        {
            return Redirect(HttpContext.Language().Path("/account/leave"));
        }

        var account = (await users.GetUserAsync(User))!;
        if (await HindranceAsync(account) is { } hindrance)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Leave", hindrance);
        }

        await users.DeleteAsync(account);
        await audit.AddAsync(new AuditEntry("account-left", "account", account.AccountId), ct);
        await signIn.SignOutAsync();
        return Redirect(HttpContext.Language().Path("/account-deleted"));
    }

    // Who has a task hands it over first: a city decides who does its work, and a portal needs somebody who runs it.
    private async Task<string?> HindranceAsync(Account account) =>
        (await visitor.RolesAsync()).Any(r => r.City is not null) ? "has_roles"
            : await users.GetUsersInRoleAsync(Roles.Administrator) is [var only] && only.AccountId == account.AccountId ? "last" : null;
}

/// <summary>The page after the last one.</summary>
[Public]
public sealed class DeletedController : Controller
{
    /// <summary>"Your account is deleted".</summary>
    [HttpGet("/{lang:lang}/account-deleted")]
    public IActionResult Show() => View("Deleted");
}
