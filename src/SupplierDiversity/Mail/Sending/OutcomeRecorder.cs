using System.Threading.Channels;

namespace SupplierDiversity.Mail.Sending;

/// <summary>
/// Writes outcomes for all connections: whatever has come in by the time the last transaction ended goes into the
/// next one together. A connection waits here before it sends its next message, so at most one message a connection
/// is accepted but not yet written down when the process is killed.
/// </summary>
internal sealed class OutcomeRecorder : IAsyncDisposable
{
    private readonly Channel<Entry> entries = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IMailQueue queue;
    private readonly Task writing;

    public OutcomeRecorder(IMailQueue queue)
    {
        this.queue = queue;
        writing = Task.Run(WriteAsync);
    }

    /// <summary>Ends when the result is durable.</summary>
    public Task RecordAsync(MailResult result)
    {
        var entry = new Entry(result, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        entries.Writer.TryWrite(entry);
        return entry.Written.Task;
    }

    public async ValueTask DisposeAsync()
    {
        entries.Writer.Complete();
        await writing;
    }

    private async Task WriteAsync()
    {
        var together = new List<Entry>();
        while (await entries.Reader.WaitToReadAsync())
        {
            together.Clear();
            while (entries.Reader.TryRead(out var entry))
            {
                together.Add(entry);
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
        }
    }

    private sealed record Entry(MailResult Result, TaskCompletionSource Written);
}
