using System.Text.RegularExpressions;

namespace SupplierDiversity.Operating.Logs;

/// <summary>
/// Takes out of a log line what would name a person or open a door, whoever wrote it: mail servers repeat addresses in
/// their answers, exceptions quote what they were given.
/// </summary>
internal static partial class LogScrub
{
    public static string Clean(string text) =>
        Query().Replace(Token().Replace(Link().Replace(Address().Replace(text, "[address]"), "$1[token]"), "[token]"), "?[query]");

    [GeneratedRegex(@"[^\s<>()\[\]"",;:/\\=@]{1,64}@[\p{L}\p{N}][\p{L}\p{N}.-]*[\p{L}\p{N}]")]
    private static partial Regex Address();

    // Addresses of the portal with a part that opens something: /en/alerts/confirm/…, /en/surveys/…, /en/my-background/…
    // What follows it goes too: the step somebody has come to.
    [GeneratedRegex(@"((?:/alerts/(?:confirm|manage|unsubscribe)|/surveys|/my-background|/badge|/not-bid|/report-mails|/welcome|/invitations?|/recover[a-z-]*|/reset[a-z-]*|/confirm[a-z-]*)/)[^\s""'<>?]+", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    // Wherever else such a part turns up: signed links and one-time links are at least 43 letters of base64url.
    [GeneratedRegex(@"(?<![\w-])(?=[\w-]*\d)[A-Za-z0-9_-]{43,}(?![\w-])")]
    private static partial Regex Token();

    [GeneratedRegex(@"(?:^|(?<=[\w/\]]))\?[\w.%+\[\]-]+=[^\s""'<>]*")]
    private static partial Regex Query();
}
