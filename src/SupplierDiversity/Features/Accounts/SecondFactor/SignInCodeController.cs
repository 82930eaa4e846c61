using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.SecondFactor;

/// <summary>The second step of signing in: a code of the app, or a recovery code.</summary>
[Public]
public sealed class SignInCodeController(AccountSignIn signIn, AccountNews news) : Controller
{
    /// <summary>Asks for the app's code.</summary>
    [HttpGet("/{lang:lang}/sign-in/code")]
    public Task<IActionResult> Code(string? returnUrl) => AskAsync(new SignInCodeForm { ReturnUrl = returnUrl }, StatusCodes.Status200OK);

    /// <summary>Signs in. Wrong, used and too many codes get one answer.</summary>
    [HttpPost("/{lang:lang}/sign-in/code")]
    public async Task<IActionResult> SubmitCode(SignInCodeForm form) =>
        (await signIn.TwoFactorAuthenticatorSignInAsync(form.Code ?? "", isPersistent: false, rememberClient: false)).Succeeded
            ? await SignInController.OnwardAsync(this, form.ReturnUrl) : await WrongAsync(form, "accounts.code.wrong");

    /// <summary>Asks for a recovery code.</summary>
    [HttpGet("/{lang:lang}/sign-in/recovery-code")]
    public Task<IActionResult> Recovery(string? returnUrl) => AskAsync(new SignInCodeForm { ReturnUrl = returnUrl, Recovery = true }, StatusCodes.Status200OK);

    /// <summary>Signs in and uses the code up.</summary>
    [HttpPost("/{lang:lang}/sign-in/recovery-code")]
    public async Task<IActionResult> SubmitRecovery(SignInCodeForm form, CancellationToken ct)
    {
        form.Recovery = true;
        var account = await signIn.GetTwoFactorAuthenticationUserAsync();
        if (account is not null && !await signIn.UserManager.IsLockedOutAsync(account))
        {
            if ((await signIn.TwoFactorRecoveryCodeSignInAsync(form.Code ?? "")).Succeeded)
            {
                await news.SendAsync(account, HttpContext.Language(), AccountNews.RecoveryUsed, ct);
                return await SignInController.OnwardAsync(this, form.ReturnUrl);
            }

            await signIn.UserManager.AccessFailedAsync(account);
        }

        return await WrongAsync(form, "accounts.code.recovery_wrong");
    }

    private Task<IActionResult> WrongAsync(SignInCodeForm form, string text)
    {
        ModelState.AddModelError(nameof(form.Code), HttpContext.Language()[text]);
        return AskAsync(form, StatusCodes.Status422UnprocessableEntity);
    }

    // Five minutes after the password this step is over, and the first one comes again.
    private async Task<IActionResult> AskAsync(SignInCodeForm form, int status)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
        {
            return Redirect(HttpContext.Language().Path($"/sign-in?again=true&returnUrl={Uri.EscapeDataString(form.ReturnUrl ?? "")}"));
        }

        Response.StatusCode = status;
        return View("SignInCode", form);
    }
}

/// <summary>A code.</summary>
public sealed class SignInCodeForm
{
    /// <summary>As typed; never shown again.</summary>
    public string? Code { get; set; }

    /// <summary>The page asked for before signing in.</summary>
    public string? ReturnUrl { get; set; }

    /// <summary>True for a recovery code.</summary>
    public bool Recovery { get; set; }
}
