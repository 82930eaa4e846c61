namespace SupplierDiversity.Rules.Notices;

/// <summary>Addresses a person may be sent to: http and https only.</summary>
internal static class NoticeUrls
{
    /// <summary>The address as printed, with https:// where the scheme is missing; null when it is not a web address.</summary>
    public static string? Allowed(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\0', ' ') || text.Contains('\\'))
        {
            return null;
        }

        var address = HasScheme(text) ? text : "https://" + text;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.Host.Contains('.') && uri.UserInfo.Length == 0
            ? address
            : null;
    }

    // "host.example:8443/path" has a port, not a scheme.
    private static bool HasScheme(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0
            && text.AsSpan(0, colon).IndexOfAny('/', '?', '#') < 0
            && (colon + 1 == text.Length || !char.IsAsciiDigit(text[colon + 1]));
    }
}
