-- People who sign in. Subscribers to alerts need no account and are not here.
CREATE TABLE accounts (
    account_id uuid PRIMARY KEY,
    email text NOT NULL,                 -- as typed
    email_key text NOT NULL UNIQUE,      -- upper case, what is looked up
    email_confirmed boolean NOT NULL,    -- an operator or a mailed link vouched for it
    password_hash text NULL,             -- NULL: the person has not chosen a password yet
    security_stamp text NOT NULL,        -- changes with the password; older sign-ins end
    concurrency_stamp text NOT NULL,
    failed_sign_ins integer NOT NULL DEFAULT 0,
    locked_until timestamptz NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE account_roles (
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    role text NOT NULL,                  -- 'administrator'
    PRIMARY KEY (account_id, role)
);

-- One-time links to choose a password. Only the digest is kept, so a copy of the database opens no account.
CREATE TABLE welcome_links (
    token_sha256 text PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz NULL
);
CREATE INDEX ix_welcome_links_account ON welcome_links (account_id);

-- Who did what in the administration, in the transaction that did it. Nothing is ever changed or taken out here.
CREATE TABLE actions (
    action_id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    who text NOT NULL,                   -- e-mail address of the administrator
    action text NOT NULL,                -- 'city-made', 'import-withdrawn' …
    subject text NOT NULL,               -- name of the thing it was done to
    reason text NOT NULL                 -- as typed; '' where none is asked for
);
CREATE INDEX ix_actions_at ON actions (at);
