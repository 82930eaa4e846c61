using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Accounts.Passkeys;

/// <summary>Adds, names and removes one's own passkeys. The page they are on is "second factor".</summary>
[Route("/{lang:lang}/account/passkeys")]
[SignedIn]
[FreshSignIn]
public sealed class OwnPasskeysController(UserManager<Account> users, AccountSignIn signIn, PasskeyList passkeys, AccountNews news) : Controller
{
    // More than anybody has devices; keeps the list readable.
    private const int Most = 20;

    /// <summary>What the browser needs to make a passkey (WebAuthn, PublicKeyCredentialCreationOptionsJSON).</summary>
    [HttpPost("options")]
    public async Task<IActionResult> Options()
    {
        var account = await MineAsync();
        var entity = new PasskeyUserEntity { Id = account.AccountId.ToString(), Name = account.Email, DisplayName = account.Name.Length > 0 ? account.Name : account.Email };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }

    /// <summary>Keeps what the browser made.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Add(string? credential, string? name, CancellationToken ct)
    {
        var t = HttpContext.Language();
        var account = await MineAsync();
        var made = await AttestAsync(credential);
        if (made is not { Succeeded: true } || made.UserEntity.Id != account.AccountId.ToString() || (await passkeys.OfAsync(account.AccountId, ct)).Count >= Most)
        {
            return Redirect(t.Path("/account/second-factor?done=passkey_failed"));
        }

        made.Passkey.Name = PasskeyList.Named(name, t["accounts.passkeys.unnamed"]);
        var saved = await users.AddOrUpdatePasskeyAsync(account, made.Passkey);
        if (!saved.Succeeded)
        {
            return Redirect(t.Path("/account/second-factor?done=passkey_failed"));
        }

        await signIn.KeepAsync(account, strong: true);
        await news.SendAsync(account, t, AccountNews.ProofsChanged, ct);
        return Redirect(t.Path("/account/second-factor?done=passkey_added"));
    }

    /// <summary>Another name.</summary>
    [HttpPost("rename")]
    public async Task<IActionResult> Rename(string? id, string? name, CancellationToken ct)
    {
        var t = HttpContext.Language();
        await passkeys.RenameAsync(User.AccountId(), id ?? "", PasskeyList.Named(name, t["accounts.passkeys.unnamed"]), ct);
        return Redirect(t.Path("/account/second-factor?done=passkey_renamed"));
    }

    /// <summary>Takes one away and tells its owner.</summary>
    [HttpPost("remove")]
    public async Task<IActionResult> Remove(string? id, CancellationToken ct)
    {
        await passkeys.RemoveAsync(User.AccountId(), id ?? "", ct);
        await news.SendAsync(await MineAsync(), HttpContext.Language(), AccountNews.ProofsChanged, ct);
        return Redirect(HttpContext.Language().Path("/account/second-factor?done=passkey_removed"));
    }

    // Without options in this browser's cookie there is nothing to compare with.
    private async Task<PasskeyAttestationResult?> AttestAsync(string? credential)
    {
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential ?? "");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private async Task<Account> MineAsync() => (await users.GetUserAsync(User))!;
}
