using SupplierDiversity.Database;

namespace SupplierDiversity.Mail.Sending;

/// <summary>One connection's work in a run: connect, send, have the outcome written, send the next.</summary>
internal sealed class MailLine(IMailClient client, OutcomeRecorder recorder, MailClaims claims, MailTally tally, TimeProvider clock) : IAsyncDisposable
{
    // A server that takes connections but loses message after message is out of order, not the messages.
    private const int MostFreshLosses = 2;
    private IMailConnection? connection;
    private int carried;
    private int freshLosses;

    /// <summary>Why this line does not send any more in this run; null while it does.</summary>
    public string? GivenUp { get; private set; }

    /// <summary>Sends until the batch is empty, the run is stopped or this line cannot go on.</summary>
    public async Task DrainAsync(MailBatch batch, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested && !batch.IsEmpty && await IsConnectedAsync(stopping) && batch.Take() is { } mail)
        {
            var outcome = await SendAsync(mail);
            if (outcome is MailOutcome.ConnectionLost { MayHaveArrived: false } && carried > 0)
            {
                // A kept connection may end between messages (idle limit, message limit, restart): no fault of this mail.
                if (!await IsConnectedAsync(stopping))
                {
                    batch.PutBack(mail);
                    return;
                }

                outcome = await SendAsync(mail);
            }

            await RecordAsync(mail, outcome);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    private async Task<bool> IsConnectedAsync(CancellationToken stopping)
    {
        if (connection is { IsUsable: true })
        {
            return true;
        }

        if (connection is not null)
        {
            await connection.DisposeAsync();
            connection = null;
        }

        if (GivenUp is not null || stopping.IsCancellationRequested)
        {
            return false;
        }

        try
        {
            connection = await client.ConnectAsync(stopping);
            carried = 0;
            return true;
        }
        catch (MailConnectionException e)
        {
            GivenUp = e.Message;
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<MailOutcome> SendAsync(QueuedMail mail)
    {
        ReadOnlyMemory<byte> message;
        try
        {
            message = mail.Compose();
        }
        catch (Exception e)
        {
            // Whatever is wrong with this one mail must not stop the others.
            return new MailOutcome.Permanent(554, $"The mail cannot be written: {e.Message}");
        }

        // Not cancelled by a stop: the message on its way is finished and written down; the server's time limit ends it.
        return await connection!.SendAsync(mail.Sender, mail.Recipient, message, CancellationToken.None);
    }

    private async Task RecordAsync(QueuedMail mail, MailOutcome outcome)
    {
        var result = MailResult.Of(mail, outcome, DapperTypes.Cut(clock.GetUtcNow()));
        await recorder.RecordAsync(result);
        claims.Finished(mail.Id);
        tally.Count(result);
        if (outcome is MailOutcome.ConnectionLost lost)
        {
            freshLosses = carried == 0 ? freshLosses + 1 : 1;
            GivenUp = freshLosses >= MostFreshLosses ? lost.Reason : null;
        }
        else
        {
            (carried, freshLosses) = (carried + 1, 0);
        }
    }
}
