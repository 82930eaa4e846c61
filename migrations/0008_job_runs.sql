-- Runs of the background jobs, for administrators. The schedule itself is in the qrtz_ tables, which the job server makes.
CREATE TABLE job_runs (
    run_id uuid PRIMARY KEY,
    job text NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NULL,        -- NULL: still running, or its process was stopped
    queued integer NOT NULL DEFAULT 0,   -- mails put into the queue
    accepted integer NOT NULL DEFAULT 0, -- mails a server took over; nobody knows more than that
    failed integer NOT NULL DEFAULT 0,
    parked integer NOT NULL DEFAULT 0,
    did_something boolean NOT NULL DEFAULT FALSE, -- of runs that found nothing due only the newest is kept
    error text NULL
);
CREATE INDEX ix_job_runs_job ON job_runs (job, started_at);
