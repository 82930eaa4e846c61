namespace SupplierDiversity.Rules.Mail;

/// <summary>
/// When a mail that was refused for now is tried again. The waits grow, and the last try comes about five days after
/// the first, as RFC 5321 § 4.5.4.1 asks; then the mail is parked for an administrator.
/// </summary>
public static class RetryPlan
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(24),
        TimeSpan.FromHours(24),
        TimeSpan.FromHours(24),
        TimeSpan.FromHours(24),
    ];

    /// <summary>How often a mail is tried at most.</summary>
    public static int MostAttempts => Waits.Length + 1;

    /// <summary>The wait after so many failed attempts (the first failure is 1); null when there is no further try.</summary>
    public static TimeSpan? WaitAfter(int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return attempts <= Waits.Length ? Waits[attempts - 1] : null;
    }
}
