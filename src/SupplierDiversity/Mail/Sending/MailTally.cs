namespace SupplierDiversity.Mail.Sending;

/// <summary>What one run did.</summary>
internal sealed class MailTally
{
    private int accepted;
    private int failed;
    private int parked;

    public int Accepted => accepted;

    public int Failed => failed;

    public int Parked => parked;

    public bool IsEmpty => accepted + failed + parked == 0;

    public void Count(MailResult result)
    {
        switch (result.State)
        {
            case MailResult.Accepted:
                Interlocked.Increment(ref accepted);
                break;
            case MailResult.Parked:
                Interlocked.Increment(ref parked);
                break;
            default:
                Interlocked.Increment(ref failed);
                break;
        }
    }
}
