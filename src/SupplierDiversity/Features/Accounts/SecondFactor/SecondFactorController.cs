using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts.Passkeys;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Accounts;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.SecondFactor;

/// <summary>What protects the account beside the password: app, recovery codes, passkeys.</summary>
[Route("/{lang:lang}/account/second-factor")]
[SignedIn]
public sealed class SecondFactorController(
    UserManager<Account> users, AccountSignIn signIn, AccountNews news, PasskeyList passkeys, IDataProtectionProvider protection, TimeProvider clock) : Controller
{
    /// <summary>What there is, and what can be set up.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string? done, bool required, CancellationToken ct)
    {
        var account = await MineAsync();
        return View("SecondFactor", new SecondFactorPage(
            account.TwoFactor, await users.CountRecoveryCodesAsync(account), await passkeys.OfAsync(account.AccountId, ct), done, required));
    }

    /// <summary>Shows a new secret as QR code and letters. It is kept in the form, sealed, until the first code proves that the app has it.</summary>
    [HttpGet("app")]
    [FreshSignIn]
    public async Task<IActionResult> App() => AppPage(await MineAsync(), AppSecret.New());

    /// <summary>Takes the app when its code is right, and shows recovery codes, this once.</summary>
    [HttpPost("app")]
    [FreshSignIn]
    public async Task<IActionResult> SaveApp(string? secret, string? code, CancellationToken ct)
    {
        var account = await MineAsync();
        string plain;
        try
        {
            plain = Seal(account).Unprotect(secret ?? "");
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return Redirect(HttpContext.Language().Path("/account/second-factor/app"));
        }

        if (TimeCode.StepOf(AppSecret.Read(plain), code ?? "", clock.GetUtcNow()) is not { } step)
        {
            ModelState.AddModelError("Code", HttpContext.Language()["accounts.code.wrong"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return AppPage(account, plain);
        }

        await ((AccountUsers)users).SetAppAsync(account, plain, step);
        await signIn.KeepAsync(account, strong: true);
        return await NewCodesAsync(account, ct);
    }

    /// <summary>Ten new recovery codes; older ones are void.</summary>
    [HttpPost("recovery-codes")]
    [FreshSignIn]
    public async Task<IActionResult> NewCodes(CancellationToken ct)
    {
        var account = await MineAsync();
        return account.TwoFactor ? await NewCodesAsync(account, ct) : Redirect(HttpContext.Language().Path("/account/second-factor"));
    }

    /// <summary>Takes the app and the recovery codes away.</summary>
    [HttpPost("app/remove")]
    [FreshSignIn]
    public async Task<IActionResult> RemoveApp(CancellationToken ct)
    {
        var account = await MineAsync();
        await ((AccountUsers)users).SetAppAsync(account, null, 0);
        await signIn.KeepAsync(account);
        await news.SendAsync(account, HttpContext.Language(), AccountNews.ProofsChanged, ct);
        return Redirect(HttpContext.Language().Path("/account/second-factor?done=removed"));
    }

    private async Task<IActionResult> NewCodesAsync(Account account, CancellationToken ct)
    {
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCode.Count);
        await news.SendAsync(account, HttpContext.Language(), AccountNews.ProofsChanged, ct);
        Response.Headers.CacheControl = "no-store";
        return View("RecoveryCodes", codes!.ToList());
    }

    private ViewResult AppPage(Account account, string secret)
    {
        Response.Headers.CacheControl = "no-store";
        var address = AppSecret.Address(secret, HttpContext.Language()["layout.portal"], account.Email);
        return View("App", new AppPage(Seal(account).Protect(secret), AppSecret.Typed(secret), address));
    }

    private IDataProtector Seal(Account account) => protection.CreateProtector("SupplierDiversity.NewApp", account.AccountId.ToString());

    private async Task<Account> MineAsync() => (await users.GetUserAsync(User))!;
}

/// <summary>What protects an account.</summary>
/// <param name="HasApp">True with an authenticator app.</param>
/// <param name="CodesLeft">Recovery codes that still work.</param>
/// <param name="Passkeys">The passkeys.</param>
/// <param name="Done">What was done just now, a code.</param>
/// <param name="Required">True when the person was led here because a second factor is required.</param>
public sealed record SecondFactorPage(bool HasApp, int CodesLeft, IReadOnlyList<PasskeyRow> Passkeys, string? Done, bool Required);

/// <summary>A secret on its way into an app.</summary>
/// <param name="Sealed">As the form carries it.</param>
/// <param name="Typed">As a person types it.</param>
/// <param name="Address">As the QR code holds it.</param>
public sealed record AppPage(string Sealed, string Typed, string Address);
