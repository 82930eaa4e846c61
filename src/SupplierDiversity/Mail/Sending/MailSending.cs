namespace SupplierDiversity.Mail.Sending;

/// <summary>
/// Empties a queue over several connections. Killing the process at any point loses nothing and repeats at most one
/// message a connection, under the same Message-ID. A refused recipient stops nobody else; a server that cannot be
/// reached ends the run without costing any waiting mail an attempt, and the next run tries again.
/// </summary>
internal sealed class MailSending(IMailClient client, MailSettings settings, MailSwitch mailSwitch, TimeProvider clock, ILogger<MailSending> log)
{
    private const int MailsPerConnection = 50;

    /// <summary>Sends what is due and returns when nothing is, mail is paused, the server is away, or the process stops.</summary>
    public async Task<MailTally> RunAsync(IMailQueue queue, CancellationToken stopping)
    {
        var tally = new MailTally();
        if (await mailSwitch.IsPausedAsync(stopping))
        {
            return tally;
        }

        await using var claims = new MailClaims(queue, clock, log);
        var recorder = new OutcomeRecorder(queue);
        var lines = Enumerable.Range(0, settings.Connections).Select(_ => new MailLine(client, recorder, claims, tally, clock)).ToList();
        try
        {
            await SendAllAsync(claims, lines, stopping);
        }
        finally
        {
            await Task.WhenAll(lines.Select(line => line.DisposeAsync().AsTask()));
        }

        await ReportAsync(queue, lines, tally, stopping);
        return tally;
    }

    private async Task SendAllAsync(MailClaims claims, List<MailLine> lines, CancellationToken stopping)
    {
        var limit = MailsPerConnection * lines.Count;
        var next = await claims.TakeAsync(limit, stopping);
        while (next.Count > 0 && !stopping.IsCancellationRequested)
        {
            var batch = new MailBatch(next);

            // The next batch is read while this one is sent.
            var taking = next.Count < limit ? Task.FromResult<IReadOnlyList<QueuedMail>>([]) : claims.TakeAsync(limit, stopping);
            try
            {
                while (!batch.IsEmpty && !stopping.IsCancellationRequested && lines.Any(line => line.GivenUp is null))
                {
                    await Task.WhenAll(lines.Where(line => line.GivenUp is null).Take(batch.LinesFor(lines.Count)).Select(line => line.DrainAsync(batch, stopping)));
                }
            }
            finally
            {
                next = await taking;
            }

            if (!batch.IsEmpty || await mailSwitch.IsPausedAsync(stopping))
            {
                return;
            }

            if (next.Count == 0)
            {
                next = await claims.TakeAsync(limit, stopping);
            }
        }
    }

    private async Task ReportAsync(IMailQueue queue, List<MailLine> lines, MailTally tally, CancellationToken stopping)
    {
        if (lines.Find(line => line.GivenUp is not null)?.GivenUp is { } reason)
        {
            log.LogWarning("Queue {Queue}: {Lines} of {All} connections gave up: {Reason}", queue.Name, lines.Count(line => line.GivenUp is not null), lines.Count, reason);
            await mailSwitch.UnreachableAsync(reason, CancellationToken.None);
        }
        else if (tally.Accepted > 0)
        {
            await mailSwitch.ReachableAsync(stopping);
        }

        if (!tally.IsEmpty)
        {
            log.LogInformation("Queue {Queue}: {Accepted} accepted, {Failed} will be tried again, {Parked} parked", queue.Name, tally.Accepted, tally.Failed, tally.Parked);
        }
    }
}
