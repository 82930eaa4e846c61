namespace SupplierDiversity.Mail;

/// <summary>What became of one message for its one recipient.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>The server took responsibility for the message (2xx after the body, RFC 5321 § 6.1). It is not thereby delivered.</summary>
    public sealed record Accepted(string Reply) : MailOutcome;

    /// <summary>Refused for now (4xx, RFC 5321 § 4.2.1): the same message may succeed later.</summary>
    public sealed record Temporary(int Code, string Reply) : MailOutcome;

    /// <summary>Refused for good (5xx, or an address that cannot be written to this server): trying again cannot help.</summary>
    public sealed record Permanent(int Code, string Reply) : MailOutcome;

    /// <summary>
    /// The connection ended before the server answered. <c>MayHaveArrived</c> is true when the whole message had been
    /// handed over, so that sending it again may repeat it (the same Message-ID lets readers notice).
    /// </summary>
    public sealed record ConnectionLost(string Reason, bool MayHaveArrived) : MailOutcome;
}
