using SupplierDiversity.Commands;

namespace SupplierDiversity.Jobs;

/// <summary><c>run-jobs</c>: what is due now, in this process, without a job server.</summary>
internal static class RunJobsVerb
{
    public static Verb Verb { get; } = new("run-jobs", "[--until-idle]", "run what is due, now, in this process", UsesDatabase: true, async call =>
    {
        if (call.Arguments.FirstOrDefault(a => a != "--until-idle") is { } unknown)
        {
            call.Error.WriteLine($"run-jobs does not know '{unknown}'; it takes --until-idle.");
            return Exit.BadUsage;
        }

        var count = await JobList.RunDueAsync(call.Services, call.Has("--until-idle"), call.Cancellation);
        call.Print(
            new { queued = count.Queued, accepted = count.Accepted, failed = count.Failed, parked = count.Parked },
            $"{count.Queued} queued, {count.Accepted} accepted, {count.Failed} failed, {count.Parked} parked");
        return count.Broken == 0 ? Exit.Success : Exit.SomeRefused;
    });
}
