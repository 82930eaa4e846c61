namespace SupplierDiversity.Features.Information;

/// <summary>
/// Every cookie the portal may set, all strictly necessary for what the person asked for (Directive 2002/58/EC, Article
/// 5(3)), so that nobody is asked. A test compares the list with what is really set.
/// </summary>
internal static class PortalCookies
{
    /// <summary>The name without <c>__Host-</c>, and the words it has: <c>information.cookies.for.…</c> and <c>….until.…</c>.</summary>
    public static IReadOnlyList<(string Name, string Words)> All { get; } =
    [
        ("sd-forms", "forms"),
        ("sd-session", "session"),
        ("Identity.TwoFactorUserId", "sign_in"),
        (Accounts.Providers.ProviderController.Kept, "sign_in"),
        (Languages.RequestLanguage.Cookie, "language"),
    ];
}
