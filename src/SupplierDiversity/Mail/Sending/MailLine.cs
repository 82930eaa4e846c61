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
        Ready? mail = null;
        var earlier = Task.CompletedTask;
        try
        {
            while (!stopping.IsCancellationRequested && (mail is not null || !batch.IsEmpty) && await IsConnectedAsync(stopping)
                && (mail ??= Compose(batch.Take())) is { } current)
            {
                // Taken ahead, so that it is announced with this one's end and written while the server works.
                var following = batch.Take();
                var sending = SendAsync(current, earlier, following);
                mail = Compose(following);
                var outcome = await sending;
                await earlier;
                if (outcome is MailOutcome.ConnectionLost { MayHaveArrived: false } && carried > 0)
                {
                    // A kept connection may end between messages (idle limit, message limit, restart): no fault of this mail.
                    if (!await IsConnectedAsync(stopping))
                    {
                        batch.PutBack(current.Mail);
                        return;
                    }

                    outcome = await SendAsync(current, Task.CompletedTask, following);
                }

                Judge(outcome);
                earlier = RecordAsync(current.Mail, outcome);
            }
        }
        finally
        {
            if (mail is not null)
            {
                batch.PutBack(mail.Mail);
                await DropAsync();
            }

            await earlier;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
    }

    private async Task DropAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
            connection = null;
        }
    }

    private async Task<bool> IsConnectedAsync(CancellationToken stopping)
    {
        if (connection is { IsUsable: true })
        {
            return true;
        }

        await DropAsync();
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

    private async Task<MailOutcome> SendAsync(Ready mail, Task earlier, QueuedMail? following)
    {
        if (mail.Unwritable is { } problem)
        {
            // The server may have been told of it already; only hanging up takes that back.
            await DropAsync();
            return problem;
        }

        // Not cancelled by a stop: the message on its way is finished and written down; the server's time limit ends it.
        return await connection!.SendAsync(
            new(mail.Mail.Sender, mail.Mail.Recipient), mail.Message, earlier, following is null ? null : new(following.Sender, following.Recipient), CancellationToken.None);
    }

    private static Ready? Compose(QueuedMail? mail)
    {
        if (mail is null)
        {
            return null;
        }

        try
        {
            return new(mail, mail.Compose(), null);
        }
        catch (Exception e)
        {
            // Whatever is wrong with this one mail must not stop the others.
            return new(mail, default, new MailOutcome.Permanent(554, $"The mail cannot be written: {e.Message}"));
        }
    }

    private void Judge(MailOutcome outcome)
    {
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

    private async Task RecordAsync(QueuedMail mail, MailOutcome outcome)
    {
        var result = MailResult.Of(mail, outcome, DapperTypes.Cut(clock.GetUtcNow()));
        await recorder.RecordAsync(result);
        claims.Finished(mail.Id);
        tally.Count(result);
    }

    private sealed record Ready(QueuedMail Mail, ReadOnlyMemory<byte> Message, MailOutcome.Permanent? Unwritable);
}
