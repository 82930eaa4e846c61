-- Who wants to hear about tenders, and the ledger of everybody who was told. One row a person and edition, whatever
-- number of subscriptions fits: nobody hears twice, and each row says what became of it.
CREATE TABLE recipients (
    recipient_id uuid PRIMARY KEY,
    email text NOT NULL,                 -- as the person wrote it
    email_key text NOT NULL UNIQUE,      -- the same address in lower case with an ASCII domain
    created_at timestamptz NOT NULL,
    stopped_at timestamptz NULL          -- when the person last stopped everything: consent given before is used up
);

CREATE TABLE subscriptions (
    subscription_id uuid PRIMARY KEY,
    recipient_id uuid NOT NULL REFERENCES recipients (recipient_id),
    name text NOT NULL,                  -- of the person; may be empty
    organisation text NOT NULL,          -- network, business or medium; may be empty
    languages text NOT NULL,             -- BCP 47 tags in order of preference, parted by ;
    cpv text NOT NULL,                   -- CPV prefixes, parted by ; and empty for any trade
    nuts text NOT NULL,                  -- NUTS prefixes, parted by ; and empty for any place
    words text NOT NULL,                 -- words or phrases, parted by ; and empty for any wording
    filter_key text NOT NULL,            -- the three lists as one fingerprint
    frequency text NOT NULL CHECK (frequency IN ('instant', 'daily', 'weekly')),
    created_at timestamptz NOT NULL,
    confirmed_at timestamptz NULL,       -- proof of consent (Regulation (EU) 2016/679, Article 7(1)); NULL: not yet, and nothing is sent
    confirmed_by text NULL CHECK (confirmed_by IN ('link', 'import')), -- how: the person followed the link, or the operator vouches for it
    ended_at timestamptz NULL,
    end_reason text NULL                 -- 'one-click', 'managed', 'merged' …
);
CREATE INDEX ix_subscriptions_recipient ON subscriptions (recipient_id);
-- The same wishes are kept once a person; what waits for confirmation does not count.
CREATE UNIQUE INDEX ux_subscriptions_filter ON subscriptions (recipient_id, filter_key) WHERE confirmed_at IS NOT NULL AND ended_at IS NULL;

-- The index for matching (SupplierDiversity.Rules.Alerts.MatchKeys): confirmed subscriptions that have not ended.
CREATE TABLE subscription_keys (
    match_key bigint NOT NULL,
    subscription_id uuid NOT NULL REFERENCES subscriptions (subscription_id),
    PRIMARY KEY (match_key, subscription_id)
);
CREATE INDEX ix_subscription_keys_subscription ON subscription_keys (subscription_id);

CREATE TABLE alerts (
    alert_id uuid PRIMARY KEY,
    recipient_id uuid NOT NULL REFERENCES recipients (recipient_id),
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    edition integer NOT NULL,
    channel text NOT NULL CHECK (channel IN ('mail')),
    kind text NOT NULL CHECK (kind IN ('new', 'changed', 'cancelled')), -- of the edition; somebody who was never told reads it as new
    state text NOT NULL CHECK (state IN ('queued', 'accepted', 'failed', 'parked', 'suppressed')), -- accepted: by the mail server, which is not yet delivered; failed: will be tried again
    reason text NULL,                    -- why suppressed or parked, or the server's last answer
    state_at timestamptz NOT NULL,
    reasons_json text NOT NULL,          -- every reason of every subscription that fits, kept as proof
    language text NOT NULL,              -- ISO 639-1, the language the mail is written in
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    claimed_until timestamptz NULL,      -- a sender holds it; afterwards it is free again
    mail_id uuid NOT NULL,               -- rows with the same one go out in one mail, under the Message-ID made from it
    created_at timestamptz NOT NULL,
    UNIQUE (recipient_id, tender_id, edition, channel)
);
CREATE INDEX ix_alerts_due ON alerts (due_at, alert_id) WHERE state IN ('queued', 'failed');
CREATE INDEX ix_alerts_mail ON alerts (mail_id);
CREATE INDEX ix_alerts_tender ON alerts (tender_id, edition);
