using SupplierDiversity.Jobs;

namespace SupplierDiversity.Mail.Sending;

/// <summary>Sends what is due in every queue, one queue after the other.</summary>
internal static class SendMailJob
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var sending = services.GetRequiredService<MailSending>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var total = default(JobCount);
        var held = false;
        foreach (var queue in services.GetServices<IMailQueue>())
        {
            var tally = await sending.RunAsync(queue, cancellationToken);
            total += new JobCount(Accepted: tally.Accepted, Failed: tally.Failed, Parked: tally.Parked, DidSomething: !tally.IsEmpty);
            held |= tally.IsEmpty && await queue.IsHeldElsewhereAsync(now, cancellationToken);
        }

        if (total.DidSomething || !held)
        {
            return total;
        }

        // Mails another sender holds are still due: they come free within seconds when it was killed, so this is not idle.
        await Task.Delay(Pause, cancellationToken);
        return total with { DidSomething = true };
    }
}
