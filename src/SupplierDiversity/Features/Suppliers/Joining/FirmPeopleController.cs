using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers.Joining;

/// <summary>Who acts for the firm, who wants to, and which letters I get.</summary>
[SignedIn]
[OwnFirm]
[Route("/{lang:lang}/business/{firm:guid}/people")]
public sealed class FirmPeopleController(FirmPeople people, FirmRequests requests, LanguageList languages, Visitor visitor) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(string? done, CancellationToken ct) => View("FirmPeople", await PageAsync(null, done, ct));

    /// <summary>Sends a colleague a link.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Invite(string? email, string? language, CancellationToken ct)
    {
        var (firm, t) = (HttpContext.Firm(), HttpContext.Language());
        if (SubscriptionWishReading.Address(email ?? "", out _) is not { } address)
        {
            ModelState.AddModelError("Email", t["alerts.errors.email"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("FirmPeople", await PageAsync(email, null, ct));
        }

        await requests.InviteAsync(firm, address.Email, languages.Find(language ?? "") ?? t, visitor.AccountId!.Value, ct);
        return Back("invited");
    }

    /// <summary>Lets somebody in who asked, or does not.</summary>
    [HttpPost("answer")]
    public async Task<IActionResult> Answer(Guid request, bool accept, CancellationToken ct) =>
        Back(await requests.DecideAsync(HttpContext.Firm(), request, accept, visitor.AccountId!.Value, ct) switch { FirmEntry.Entered => "let_in", FirmEntry.Refused => "declined", _ => "" });

    /// <summary>Keeps which letters the person wants.</summary>
    [HttpPost("letters")]
    public async Task<IActionResult> Letters(string[] hears, string? language, CancellationToken ct)
    {
        var t = HttpContext.Language();
        await people.SetLettersAsync(HttpContext.Firm(), visitor.AccountId!.Value, [.. FirmMail.Kinds.Intersect(hears)], (languages.Find(language ?? "") ?? t).Tag, ct);
        return Back("letters");
    }

    /// <summary>Ends somebody's part in the firm; the last person stays.</summary>
    [HttpPost("remove")]
    public async Task<IActionResult> Remove(Guid account, CancellationToken ct)
    {
        var t = HttpContext.Language();
        return !await people.RemoveAsync(HttpContext.Firm(), account, ct) ? Back("last")
            : account == visitor.AccountId ? Redirect(t.Path("/business")) : Back("removed");
    }

    private RedirectResult Back(string done) => Redirect(HttpContext.Language().Path($"/business/{HttpContext.Firm().SupplierId}/people?done={done}"));

    private async Task<FirmPeoplePage> PageAsync(string? email, string? done, CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        return new(firm, await people.OfAsync(firm, ct), await requests.WaitingAsync(firm.SupplierId, ct), await requests.InvitedAsync(firm.SupplierId, ct), visitor.AccountId!.Value, email, done);
    }
}

/// <summary>The people of a firm.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="People">Who acts for it.</param>
/// <param name="Waiting">Who wants to.</param>
/// <param name="Invited">Who was invited and has not come yet.</param>
/// <param name="Me">The visitor's account.</param>
/// <param name="Email">What was typed as a colleague's address.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record FirmPeoplePage(
    Firm Firm, IReadOnlyList<FirmPerson> People, IReadOnlyList<FirmRequest> Waiting, IReadOnlyList<FirmRequest> Invited, Guid Me, string? Email, string? Done);
