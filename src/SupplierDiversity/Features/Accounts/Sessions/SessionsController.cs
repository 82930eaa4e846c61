using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.Sessions;

/// <summary>"Where you are signed in".</summary>
[Route("/{lang:lang}/account/sessions")]
[SignedIn]
public sealed class SessionsController(AccountSessions sessions) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string? done, CancellationToken ct) =>
        View("Sessions", new SessionsPage(await sessions.ListAsync(User.AccountId(), ct), await AccountSessions.HereAsync(HttpContext), done is not null));

    /// <summary>Ends one, or all but this one.</summary>
    [HttpPost]
    public async Task<IActionResult> End(Guid? session, CancellationToken ct)
    {
        if (session is { } one)
        {
            await sessions.EndAsync(User.AccountId(), one, ct);
        }
        else
        {
            await sessions.EndOthersAsync(User.AccountId(), await AccountSessions.HereAsync(HttpContext), ct);
        }

        return Redirect(HttpContext.Language().Path("/account/sessions?done=1"));
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Sessions">All that are open.</param>
/// <param name="Here">The one of this browser.</param>
/// <param name="Done">True right after some were ended.</param>
public sealed record SessionsPage(IReadOnlyList<SessionRow> Sessions, Guid Here, bool Done);
