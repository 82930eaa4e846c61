namespace SupplierDiversity.Mail.Sending;

/// <summary>
/// The mails one run has claimed and not finished. Claims are short, so that a killed sender's mails are soon free,
/// and renewed while the run works, so that a slow server does not let two senders send the same mail.
/// </summary>
internal sealed class MailClaims : IAsyncDisposable
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);
    private readonly Lock gate = new();
    private readonly HashSet<Guid> open = [];
    private readonly CancellationTokenSource over = new();
    private readonly IMailQueue queue;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly Task renewing;

    public MailClaims(IMailQueue queue, TimeProvider clock, ILogger log)
    {
        (this.queue, this.clock, this.log) = (queue, clock, log);
        renewing = RenewAsync();
    }

    public async Task<IReadOnlyList<QueuedMail>> TakeAsync(int limit, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var mails = await queue.ClaimAsync(limit, now, now + Length, cancellationToken);
        lock (gate)
        {
            open.UnionWith(mails.Select(m => m.Id));
        }

        return mails;
    }

    /// <summary>The mail's outcome is written; its claim ended with that.</summary>
    public void Finished(Guid id)
    {
        lock (gate)
        {
            open.Remove(id);
        }
    }

    /// <summary>Gives back what was not sent.</summary>
    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await renewing;
        over.Dispose();
        var left = Open();
        if (left.Count > 0)
        {
            await queue.ReleaseAsync(left, CancellationToken.None);
        }
    }

    private List<Guid> Open()
    {
        lock (gate)
        {
            return [.. open];
        }
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(Length / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(over.Token))
            {
                try
                {
                    await queue.KeepAsync(Open(), clock.GetUtcNow() + Length, over.Token);
                }
                catch (System.Data.Common.DbException e)
                {
                    log.LogWarning(e, "The claims of queue {Queue} could not be renewed; trying again", queue.Name);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}
