using SupplierDiversity.Features.Accounts.Passwords;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Awards;
using SupplierDiversity.Features.BidReports.Counting;
using SupplierDiversity.Features.BidReports.Saved;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Bids.Asking;
using SupplierDiversity.Features.Bids.Sealing;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.Pool;
using SupplierDiversity.Features.Statuses.Evidence;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Suppliers.Duplicates;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Mail.Sending;
using SupplierDiversity.Wall.Sealing;

namespace SupplierDiversity.Jobs;

/// <summary>All background work of the portal, in the order in which one run feeds the next.</summary>
/// <param name="jobs">The jobs; names are unique.</param>
public sealed class JobList(IReadOnlyList<PortalJob> jobs)
{
    /// <summary>The list. Each schedule has its plain meaning beside it; times are UTC.</summary>
    internal static JobList OfThePortal { get; } = new(
    [
        new("inbox", "0/30 * * * * ?", NoticeInbox.RunAsync) { Then = "fan-out" },     // every half minute
        new("survey-letters", "0 0/5 * * * ?", SurveyLetters.RunAsync) { Then = "send" }, // every five minutes
        new("report-mails", "30 0/5 * * * ?", ReportMails.RunAsync) { Then = "send" }, // every five minutes
        new("fan-out", "*/15 * * * * ?", EditionFanOut.RunAsync) { Then = "send" },    // every 15 seconds
        new("send", "*/15 * * * * ?", SendMailJob.RunAsync),                           // every 15 seconds
        new("forgotten-passwords", "*/15 * * * * ?", ForgottenPasswords.RunAsync) { Then = "send" }, // every 15 seconds
        new("count-tenders", "40 * * * * ?", TenderCounting.RunAsync),                 // every minute
        new("audit-receipts", "0 0 6 * * ?", AuditReceipts.RunAsync) { Then = "send" }, // every day at 06:00: who is due
        new("check-facts", "0 10 6 * * ?", FactChecks.RunAsync) { Then = "send" },     // every day at 06:10
        new("evidence-letters", "0 5/15 * * * ?", EvidenceLetters.RunAsync) { Then = "send" }, // every quarter of an hour
        new("bid-snapshots", "20 * * * * ?", BidSnapshots.RunAsync),                   // every minute
        new("merges", "50 * * * * ?", FirmMerge.RunAsync),                              // every minute
        new("report-cubes", "35 * * * * ?", CubeKeeper.RunAsync),                       // every minute
        new("feedback-due", "0 15 6 * * ?", FeedbackReminders.RunAsync) { Then = "send" }, // every day at 06:15
        new("why-letters", "0 25 6 * * ?", WhyLetters.RunAsync) { Then = "send" },      // every day at 06:25
        new("retention", "0 20 3 * * ?", RetentionList.RunAsync),                      // every night at 03:20
        new("bid-documents", "0 25 3 * * ?", ErasedDocuments.RunAsync),                // every night at 03:25: what retention has erased
        new("reseal", "0 30 3 * * ?", ResealJob.RunAsync),                             // every night at 03:30
        new("pool", "0 50 3 * * ?", PoolReleases.RunAsync),                            // every night at 03:50: once a year there is something
        new("job-runs", "0 40 3 * * ?", JobRuns.CleanUpAsync),                         // every night at 03:40
    ]);

    /// <summary>The jobs in order.</summary>
    public IReadOnlyList<PortalJob> All { get; } = jobs;

    /// <summary>The job of a name, or null.</summary>
    public PortalJob? Find(string name) => All.FirstOrDefault(j => j.Name == name);

    /// <summary>
    /// Runs every job once, in order, in this process and without a job server. With <paramref name="untilIdle"/> it
    /// goes on until a whole round found nothing due at the portal's now; what fails is due later, so the rounds end.
    /// </summary>
    /// <returns>The sum of this call's runs only.</returns>
    public static async Task<JobCount> RunDueAsync(IServiceProvider services, bool untilIdle, CancellationToken ct)
    {
        var runner = services.GetRequiredService<JobRunner>();
        var total = default(JobCount);
        JobCount round;
        do
        {
            round = default;
            foreach (var job in services.GetRequiredService<JobList>().All)
            {
                round += await runner.RunAsync(job, ct);
            }

            total += round;
        }
        while (untilIdle && round.DidSomething);
        return total;
    }
}
