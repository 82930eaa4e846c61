namespace SupplierDiversity.Mail.Sending;

/// <summary>
/// Writes outcomes for all connections: whatever has come in by the time the last transaction ended goes into the
/// next one together. A connection waits for its outcome before it ends its next message, so at most one message a
/// connection is accepted but not yet written down when the process is killed.
/// </summary>
internal sealed class OutcomeRecorder(IMailQueue queue)
{
    private readonly Lock gate = new();
    private List<Entry> waiting = [];
    private bool isWriting;

    /// <summary>Ends when the result is durable. Who finds nobody writing writes at once, without handing over to another thread.</summary>
    public Task RecordAsync(MailResult result)
    {
        var entry = new Entry(result, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (gate)
        {
            waiting.Add(entry);
            if (isWriting)
            {
                return entry.Written.Task;
            }

            isWriting = true;
        }

        _ = WriteAsync();
        return entry.Written.Task;
    }

    private async Task WriteAsync()
    {
        while (true)
        {
            List<Entry> together;
            lock (gate)
            {
                if (waiting.Count == 0)
                {
                    isWriting = false;
                    return;
                }

                (together, waiting) = (waiting, []);
            }

            try
            {
                await queue.RecordAsync(together.ConvertAll(e => e.Result), CancellationToken.None);
                together.ForEach(e => e.Written.SetResult());
            }
            catch (Exception e)
            {
                // Each connection learns that it must not go on; the run ends with this error.
                together.ForEach(entry => entry.Written.SetException(e));
            }

            // The one who began goes on with its own connection; what others brought meanwhile is written behind its back.
            await Task.Yield();
        }
    }

    private sealed record Entry(MailResult Result, TaskCompletionSource Written);
}
