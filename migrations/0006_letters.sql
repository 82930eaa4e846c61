-- Mails to one person about their own doings (confirm a subscription, manage link, sign-in link). A row is written in the
-- transaction that caused it; the sending job does the rest.
CREATE TABLE letters (
    letter_id uuid PRIMARY KEY,
    to_address text NOT NULL,
    language text NOT NULL,              -- BCP 47, of the texts below
    kind text NOT NULL,                  -- what it is about: confirm, manage, account …
    subject text NOT NULL,
    body_text text NOT NULL,
    body_html text NOT NULL,
    message_id text NOT NULL,            -- the same at every attempt, so that a repeated letter can be recognised
    state text NOT NULL CHECK (state IN ('queued', 'accepted', 'failed', 'parked', 'suppressed')), -- failed: will be tried again
    reason text NOT NULL,                -- the server's words, or ours; empty while queued
    attempts integer NOT NULL,
    due_at timestamptz NOT NULL,         -- not before
    claimed_until timestamptz NULL,      -- taken by a sender until then; it renews this while it works
    created_at timestamptz NOT NULL,
    state_at timestamptz NOT NULL,
    accepted_at timestamptz NULL         -- a server took it over; nobody knows more than that
);
CREATE INDEX ix_letters_due_at ON letters (due_at, letter_id) WHERE state IN ('queued', 'failed');

-- One row: whether mail leaves at all, and what is wrong with the mail server.
CREATE TABLE mail_switch (
    switch_id integer PRIMARY KEY CHECK (switch_id = 1),
    sending_paused_at timestamptz NULL,  -- NULL: mail leaves
    paused_by text NULL,
    unreachable_since timestamptz NULL,  -- NULL: the last connection succeeded
    unreachable_reason text NULL
);
INSERT INTO mail_switch (switch_id) VALUES (1);
