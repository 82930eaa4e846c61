using Quartz;

namespace SupplierDiversity.Jobs;

/// <summary>When a job's schedule calls it.</summary>
public static class JobTimes
{
    /// <summary>The first instant (UTC) after the given one, or null when the schedule has ended.</summary>
    public static DateTimeOffset? Next(PortalJob job, DateTimeOffset after) =>
        new CronExpression(job.Cron, TimeZoneInfo.Utc).GetNextValidTimeAfter(after);
}
