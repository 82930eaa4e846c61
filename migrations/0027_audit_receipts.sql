-- Who asked for the end of the audit chain by mail every week. Number and hash in somebody's mailbox are outside the
-- database, so a chain that was cut off or made anew no longer fits them.
CREATE TABLE audit_receipts (
    account_id uuid PRIMARY KEY REFERENCES accounts (account_id) ON DELETE CASCADE,
    asked_at timestamptz NOT NULL,
    sent_at timestamptz NULL,            -- NULL: never yet
    sent_number bigint NULL,             -- what was last sent, to compare the next letter with
    sent_hash text NULL
);
