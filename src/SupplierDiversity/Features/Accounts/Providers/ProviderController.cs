using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.Providers;

/// <summary>To a city's own sign-in service and back.</summary>
[Public]
public sealed class ProviderController(ProviderList providers, ProviderDoor door, AccountSignIn signIn, LanguageList languages) : Controller
{
    /// <summary>Keeps what a sign-in at a city's own service is compared with.</summary>
    internal const string Kept = "sd-provider";

    /// <summary>Leaves for the service.</summary>
    [HttpGet("/{lang:lang}/sign-in/with/{provider}")]
    public async Task<IActionResult> Leave(string provider, string? returnUrl, CancellationToken ct)
    {
        var t = HttpContext.Language();
        if (providers.Find(provider) is not { } known)
        {
            return NotFound();
        }

        if (await door.LeaveAsync(known, returnUrl ?? "", t.Tag, ct) is not { } way)
        {
            return Failed(t, "failed", returnUrl);
        }

        Response.Cookies.Append(CookieName, way.Kept, Cookie());
        return Redirect(way.Address);
    }

    /// <summary>Comes back from it.</summary>
    [HttpGet("/sign-in/from/{provider}")]
    public async Task<IActionResult> Enter(string provider, string? state, string? code, string? iss, CancellationToken ct)
    {
        if (providers.Find(provider) is not { } known)
        {
            return NotFound();
        }

        var back = await door.EnterAsync(known, Request.Cookies[CookieName], state, code, iss, signIn.UserManager, ct);
        Response.Cookies.Delete(CookieName, Cookie());
        var t = languages.Find(back.Language) ?? HttpContext.Language();
        RequestLanguage.Set(HttpContext, t);
        if (back.Account is not { } account)
        {
            return Failed(t, back.Problem!, back.ReturnUrl);
        }

        var result = await signIn.EnterFromAsync(account, known.Key, back.Strong);
        return result.Succeeded ? await SignInController.OnwardAsync(this, back.ReturnUrl)
            : result.RequiresTwoFactor ? Redirect(t.Path($"/sign-in/code?returnUrl={Uri.EscapeDataString(back.ReturnUrl ?? "")}"))
            : Failed(t, "failed", back.ReturnUrl);
    }

    // Over TLS no neighbouring host can set it in our place (RFC 6265bis, 4.1.3.2); the prefix demands the whole site as path.
    private string CookieName => Request.IsHttps ? "__Host-" + Kept : Kept;

    private RedirectResult Failed(Language t, string problem, string? returnUrl) =>
        Redirect(t.Path($"/sign-in?provider={problem}&returnUrl={Uri.EscapeDataString(returnUrl ?? "")}"));

    // Lax: the service sends people back from another site, by an ordinary link.
    private CookieOptions Cookie() => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = Request.IsHttps,
        Path = "/",
        MaxAge = ProviderAttempt.Patience,
        IsEssential = true,
    };
}
