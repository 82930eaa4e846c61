using Microsoft.AspNetCore.Authentication.Cookies;

namespace SupplierDiversity.Features.Accounts.Sessions;

/// <summary>
/// Reads no session on the pages that open one. So each sign-in makes a new key, and a key that somebody planted in a
/// browser beforehand opens nothing afterwards (session fixation).
/// </summary>
internal sealed class SignInCookies : ICookieManager
{
    private readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => OpensSession(context.Request) ? null : _cookies.GetRequestCookie(context, key);

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, key, value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _cookies.DeleteCookie(context, key, options);

    // "/en/sign-in" when it is sent, and everything below; "/sign-in/…" is where a city's own service sends people back to.
    private static bool OpensSession(HttpRequest request) => request.Path.Value!.Trim('/').Split('/') switch
    {
        ["sign-in", _, ..] => true,
        [_, "sign-in"] => HttpMethods.IsPost(request.Method),
        [_, "sign-in", ..] => true,
        _ => false,
    };
}
