namespace SupplierDiversity.Mail.Smtp;

/// <summary>One reply of the server (RFC 5321 § 4.2): a code and one or more lines.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int LongestText = 500;

    /// <summary>2xx.</summary>
    public bool IsPositive => Code is >= 200 and <= 299;

    /// <summary>The code and all lines, cut to what a ledger keeps.</summary>
    public string Text
    {
        get
        {
            var text = $"{Code} {string.Join(' ', Lines)}";
            return text.Length <= LongestText ? text : text[..LongestText];
        }
    }

    /// <summary>What a refusal means for the message.</summary>
    public MailOutcome AsRefusal() => Code switch
    {
        421 => new MailOutcome.ConnectionLost(Text, MayHaveArrived: false),
        >= 400 and <= 499 => new MailOutcome.Temporary(Code, Text),
        >= 500 and <= 599 => new MailOutcome.Permanent(Code, Text),
        _ => new MailOutcome.Temporary(Code, $"Unexpected reply: {Text}"),
    };
}
