using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.Passkeys;

/// <summary>Signs in with a passkey, without typing an address.</summary>
[Route("/{lang:lang}/sign-in/passkey")]
[Public]
public sealed class PasskeySignInController(AccountSignIn signIn, PasskeyList passkeys) : Controller
{
    /// <summary>What the browser needs to use a passkey; the same for everybody (WebAuthn, PublicKeyCredentialRequestOptionsJSON).</summary>
    [HttpPost("options")]
    public async Task<IActionResult> Options() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    /// <summary>Signs in, or leads back to the sign-in page.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Submit(string? credential, string? returnUrl, CancellationToken ct)
    {
        var used = await AssertAsync(credential);
        if (used is not { Succeeded: true } || !(await signIn.UserManager.AddOrUpdatePasskeyAsync(used.User, used.Passkey)).Succeeded
            || !await signIn.EnterWithPasskeyAsync(used.User))
        {
            return Redirect(HttpContext.Language().Path($"/sign-in?passkey=failed&returnUrl={Uri.EscapeDataString(returnUrl ?? "")}"));
        }

        await passkeys.UsedAsync(used.User.AccountId, Base64Url.EncodeToString(used.Passkey.CredentialId), ct);
        return await SignInController.OnwardAsync(this, returnUrl);
    }

    private async Task<PasskeyAssertionResult<Account>?> AssertAsync(string? credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential ?? "");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
