namespace SupplierDiversity.Jobs;

internal static class JobRunsSql
{
    public const string Start =
        """
        INSERT INTO job_runs (run_id, job, started_at) VALUES (@RunId, @Job, @Now)
        """;

    public const string Finish =
        """
        UPDATE job_runs
        SET finished_at = @Now, queued = @Queued, accepted = @Accepted, failed = @Failed, parked = @Parked,
            did_something = @DidSomething, error = @Error
        WHERE run_id = @RunId
        """;

    // A job that looks every few seconds would push everything worth reading out of the list.
    public const string ForgetOlderIdle =
        """
        DELETE FROM job_runs
        WHERE job = @Job AND run_id <> @RunId AND did_something = FALSE AND error IS NULL AND finished_at IS NOT NULL
        """;

    public const string Last =
        """
        SELECT run_id, job, started_at, finished_at, queued, accepted, failed, parked, did_something, error
        FROM (
            SELECT run_id, job, started_at, finished_at, queued, accepted, failed, parked, did_something, error,
                row_number() OVER (PARTITION BY job ORDER BY started_at DESC, run_id DESC) AS place
            FROM job_runs
        ) AS ranked
        WHERE place = 1
        ORDER BY job
        """;

    public const string Of =
        """
        SELECT run_id, job, started_at, finished_at, queued, accepted, failed, parked, did_something, error
        FROM job_runs
        WHERE job = @Job
        ORDER BY started_at DESC, run_id DESC
        LIMIT @Count
        """;

    public const string CleanUp =
        """
        DELETE FROM job_runs WHERE run_id IN (
            SELECT run_id
            FROM (
                SELECT run_id, row_number() OVER (PARTITION BY job ORDER BY started_at DESC, run_id DESC) AS place
                FROM job_runs
            ) AS ranked
            WHERE place > @Kept)
        """;
}
