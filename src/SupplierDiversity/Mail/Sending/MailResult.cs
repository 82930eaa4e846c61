using SupplierDiversity.Rules.Mail;

namespace SupplierDiversity.Mail.Sending;

/// <summary>What one attempt means for its mail.</summary>
/// <param name="Id">The queue's id.</param>
/// <param name="State"><c>accepted</c>, <c>failed</c> (will be tried again at <paramref name="DueAt"/>) or <c>parked</c>.</param>
/// <param name="Reason">The server's reply, or what happened instead.</param>
/// <param name="Attempts">Attempts including this one.</param>
/// <param name="At">When it was known.</param>
/// <param name="DueAt">Next attempt; equal to <paramref name="At"/> when there is none.</param>
internal sealed record MailResult(Guid Id, string State, string Reason, int Attempts, DateTimeOffset At, DateTimeOffset DueAt)
{
    public const string Accepted = "accepted";
    public const string Failed = "failed";
    public const string Parked = "parked";

    public static MailResult Of(QueuedMail mail, MailOutcome outcome, DateTimeOffset now) => outcome switch
    {
        MailOutcome.Accepted accepted => new(mail.Id, Accepted, accepted.Reply, mail.Attempts + 1, now, now),
        MailOutcome.Permanent permanent => new(mail.Id, Parked, permanent.Reply, mail.Attempts + 1, now, now),
        MailOutcome.Temporary temporary => Again(mail, temporary.Reply, now),
        MailOutcome.ConnectionLost lost => Again(mail, lost.MayHaveArrived ? $"{lost.Reason} The message may have arrived." : lost.Reason, now),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };

    private static MailResult Again(QueuedMail mail, string reason, DateTimeOffset now)
    {
        var attempts = mail.Attempts + 1;
        return RetryPlan.WaitAfter(attempts) is { } wait
            ? new(mail.Id, Failed, reason, attempts, now, now + wait)
            : new(mail.Id, Parked, $"Given up after {attempts} attempts: {reason}", attempts, now, now);
    }
}
