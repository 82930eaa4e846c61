using MailKit.Net.Smtp;
using SupplierDiversity.Mail;

namespace SupplierDiversity.MailKit;

/// <summary>What a server's refusal means for a message, as for the portal's own client.</summary>
internal static class Replies
{
    private const int LongestText = 500;

    /// <summary>Code and words of a refusal.</summary>
    public static string Text(SmtpCommandException refused) => Text((int)refused.StatusCode, refused.Message);

    /// <summary>Code and words in one line, cut to what a ledger keeps.</summary>
    public static string Text(int code, string words)
    {
        var text = $"{code} {words.ReplaceLineEndings(" ")}";
        return text.Length <= LongestText ? text : text[..LongestText];
    }

    /// <summary>4xx may succeed later, 5xx cannot; 421 says that the server hangs up.</summary>
    public static MailOutcome Refusal(int code, string words) => code switch
    {
        421 => new MailOutcome.ConnectionLost(Text(code, words), MayHaveArrived: false),
        >= 400 and <= 499 => new MailOutcome.Temporary(code, Text(code, words)),
        >= 500 and <= 599 => new MailOutcome.Permanent(code, Text(code, words)),
        _ => new MailOutcome.Temporary(code, $"Unexpected reply: {Text(code, words)}"),
    };
}
