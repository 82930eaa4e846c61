-- What a person says of themselves, and the second factor.
ALTER TABLE accounts ADD COLUMN name text NOT NULL DEFAULT '';          -- '' : not given
ALTER TABLE accounts ADD COLUMN language text NOT NULL DEFAULT '';      -- BCP 47, of mails about the account; '' : not chosen
ALTER TABLE accounts ADD COLUMN two_factor boolean NOT NULL DEFAULT FALSE; -- a code is asked for after the password
ALTER TABLE accounts ADD COLUMN authenticator_key text NULL;            -- RFC 6238 secret, sealed with the portal's keys
ALTER TABLE accounts ADD COLUMN last_code_step bigint NOT NULL DEFAULT 0; -- step of the newest code that was used: none works twice

-- One row a place somebody is signed in. Taking the row away signs them out at once, on every node.
CREATE TABLE account_sessions (
    session_id uuid PRIMARY KEY,
    key_sha256 text NOT NULL UNIQUE,     -- of the key in the cookie; the key itself is kept nowhere
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    security_stamp text NOT NULL,        -- the account's at sign-in; when that changes, the row opens nothing any more
    ticket text NOT NULL,                -- sealed with the portal's keys
    browser text NOT NULL,               -- 'firefox', 'chrome' … or 'other'; neither the whole user agent nor a network address is kept
    system text NOT NULL,                -- 'windows', 'android' … or 'other'
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,        -- to a few minutes
    expires_at timestamptz NOT NULL
);
CREATE INDEX ix_account_sessions_account ON account_sessions (account_id);
CREATE INDEX ix_account_sessions_expires ON account_sessions (expires_at);

-- Links sent by mail about an account. Only the digest is kept; a link that was used is gone.
CREATE TABLE account_links (
    token_sha256 text PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    purpose text NOT NULL CHECK (purpose IN ('password', 'email-old', 'email-new')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX ix_account_links_account ON account_links (account_id);

-- An address that somebody wants instead of theirs, until both mailboxes have agreed.
CREATE TABLE email_changes (
    account_id uuid PRIMARY KEY REFERENCES accounts (account_id),
    new_email text NOT NULL,
    old_agreed_at timestamptz NULL,
    new_agreed_at timestamptz NULL,
    expires_at timestamptz NOT NULL
);

-- Addresses typed on "forgotten password", known or not. A job looks them up, so that the page does the same for both.
CREATE TABLE password_requests (
    request_id uuid PRIMARY KEY,
    email text NOT NULL,
    language text NOT NULL,
    created_at timestamptz NOT NULL
);

-- Codes to sign in with when the phone is lost; each works once and is then gone.
CREATE TABLE recovery_codes (
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    code_sha256 text NOT NULL,           -- of 80 random bits
    PRIMARY KEY (account_id, code_sha256)
);

CREATE TABLE passkeys (
    credential_id text PRIMARY KEY,      -- base64url
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    name text NOT NULL,
    public_key text NOT NULL,            -- COSE key, base64url
    sign_count bigint NOT NULL,          -- the device's counter; it never goes back
    transports text NOT NULL,            -- as the browser named them, with spaces between
    user_verified boolean NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up boolean NOT NULL,
    attestation text NOT NULL,           -- base64url
    client_data text NOT NULL,           -- base64url
    created_at timestamptz NOT NULL,
    used_at timestamptz NULL
);
CREATE INDEX ix_passkeys_account ON passkeys (account_id);

-- Whom a city's own sign-in service knows under which name (OpenID Connect "sub").
CREATE TABLE account_logins (
    provider text NOT NULL,              -- key in the settings
    subject text NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (provider, subject),
    UNIQUE (provider, account_id)        -- an address that was given to somebody else opens nothing
);

-- Answers of a sign-in service that were taken; the same answer is not taken again.
CREATE TABLE used_states (
    state_sha256 text PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
