-- What a firm declares of itself in every bid (Directive 2014/24/EU, Article 59), kept once, and advisers who may help with a bid.
CREATE TABLE supplier_declarations (
    supplier_id uuid PRIMARY KEY REFERENCES suppliers (supplier_id),
    sealed text NOT NULL,                -- JSON, sealed with the portal's keys: of a sole trader a ground is about a person's offences (GDPR, Article 10)
    changed_by uuid NOT NULL REFERENCES accounts (account_id),
    changed_at timestamptz NOT NULL
);

CREATE TABLE bid_declarations (
    declaration_id uuid PRIMARY KEY,
    bid_id uuid NOT NULL UNIQUE REFERENCES bids (bid_id),
    sealed bytea NOT NULL,               -- JSON as the firm confirmed it for this bid; sealed like its documents until the opening
    confirmed_by uuid NOT NULL REFERENCES accounts (account_id),
    confirmed_at timestamptz NOT NULL,
    opened_text text NULL                -- the JSON from the opening on, sealed with the portal's keys
);

ALTER TABLE bids ADD COLUMN erased_at timestamptz NULL;      -- what it offered and why it was judged so are gone; which firm bid stays for the counts
ALTER TABLE bid_files ADD COLUMN erased_at timestamptz NULL; -- its time is over: a job takes it off the disk, then this row

-- A firm lets an adviser help with its bid on one tender. Neither officers nor evaluators see that there is one.
CREATE TABLE bid_helpers (
    help_id uuid PRIMARY KEY,
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    supplier_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    may_write boolean NOT NULL,          -- true: changes price, partners and documents of the draft
    may_send boolean NOT NULL,           -- true: sends the bid
    given_by uuid NOT NULL REFERENCES accounts (account_id),
    given_at timestamptz NOT NULL,
    ended_by uuid NULL REFERENCES accounts (account_id),
    ended_at timestamptz NULL
);
-- An adviser helps one firm on a tender: nobody sees two bids that compete.
CREATE UNIQUE INDEX ux_bid_helpers_live ON bid_helpers (tender_id, account_id) WHERE ended_at IS NULL;
CREATE INDEX ix_bid_helpers_supplier ON bid_helpers (supplier_id);
