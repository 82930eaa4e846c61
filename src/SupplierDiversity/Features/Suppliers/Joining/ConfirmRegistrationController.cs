using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Suppliers.Assisting;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers.Joining;

/// <summary>The page behind the link of a letter. Looking does nothing: mail scanners follow links.</summary>
[Public]
[Route("/{lang:lang}/register/confirm/{token}")]
public sealed class ConfirmRegistrationController(FirmRequests requests, SupplierDrafts drafts, WelcomeLinks links) : Controller
{
    /// <summary>What the link is for.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string token, CancellationToken ct) =>
        await requests.FindAsync(token, ct) is { } request ? View("ConfirmRegistration", new ConfirmRegistrationPage(request, await drafts.FindAsync(request.RequestId, ct))) : Gone();

    /// <summary>Does it; a person without a password goes on to choose one.</summary>
    [HttpPost]
    public async Task<IActionResult> Confirm(string token, CancellationToken ct)
    {
        if (await requests.FindAsync(token, ct) is not { } request)
        {
            return Gone();
        }

        var t = HttpContext.Language();
        var (entry, account) = await requests.ConfirmAsync(request, token, ct);
        switch (entry)
        {
            case FirmEntry.Gone:
                return Gone();
            case FirmEntry.Refused:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("RegisterRefused");
            default:
                return Redirect(t.Path(account!.PasswordHash is null ? $"/welcome/{await links.CreateAsync(account, ct)}"
                    : entry == FirmEntry.Waiting ? "/register/waiting" : "/business"));
        }
    }

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("RegisterGone");
    }
}

/// <summary>What a link is for.</summary>
/// <param name="Request">The request.</param>
/// <param name="Draft">What was entered for the firm, or null.</param>
public sealed record ConfirmRegistrationPage(FirmRequest Request, SupplierDraft? Draft);
