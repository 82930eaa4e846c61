-- Tenders whose bids come in here, and what firms do with them. Nothing here is about anybody's background: the status a
-- bidder had when it bid is frozen in the background database under the bid's id.
CREATE TABLE bid_calls (
    tender_id text PRIMARY KEY REFERENCES tenders (tender_id),
    city_id uuid NOT NULL REFERENCES cities (city_id),
    names_shown boolean NOT NULL,        -- true: evaluators see who bids; only where the procedure needs it
    electronic boolean NOT NULL,         -- true: decisions are sent electronically (Directive 89/665/EEC, Article 2a: 10 days, otherwise 15)
    feedback_days integer NOT NULL,      -- calendar days in which every bidder has its feedback
    public_key bytea NOT NULL,           -- bids are sealed with it
    sealed_private_key text NOT NULL,    -- opens them; itself sealed with the portal's keys
    made_by uuid NOT NULL REFERENCES accounts (account_id),
    made_at timestamptz NOT NULL,
    first_opener uuid NULL REFERENCES accounts (account_id), -- two people open together, after the deadline
    first_opened_at timestamptz NULL,
    second_opener uuid NULL REFERENCES accounts (account_id),
    opened_at timestamptz NULL,          -- the second person confirmed; from here bids can be read
    CHECK (second_opener IS NULL OR second_opener <> first_opener)
);
CREATE INDEX ix_bid_calls_city ON bid_calls (city_id);

-- A firm wants to hear of a tender, or means to bid. Seen by the firm alone until the report counts it.
CREATE TABLE bid_interests (
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    supplier_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    shown_at timestamptz NOT NULL,
    ended_at timestamptz NULL,           -- taken back
    PRIMARY KEY (tender_id, supplier_id)
);
CREATE INDEX ix_bid_interests_supplier ON bid_interests (supplier_id);

CREATE TABLE bids (
    bid_id uuid PRIMARY KEY,
    city_id uuid NULL REFERENCES cities (city_id), -- whose tender it is; NULL: of a buyer that is no city of the portal
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    notice_id text NOT NULL,             -- of imported bids the tender's id, by which they are known again; '' for bids of the portal
    lot_id text NOT NULL,
    supplier_id uuid NULL REFERENCES suppliers (supplier_id), -- NULL: imported, and nobody has said yet which firm it is
    scheme text NOT NULL,
    registration_id text NOT NULL,
    registration_key text NOT NULL,
    name text NOT NULL,                  -- the bidder's name when it bid
    country text NOT NULL,               -- ISO 3166-1 alpha-2
    source text NOT NULL CHECK (source IN ('portal', 'import')),
    state text NOT NULL CHECK (state IN ('draft', 'received', 'withdrawn', 'inadmissible', 'rejected', 'shortlisted', 'awarded')),
    number integer NULL,                 -- 1, 2 … in the order of receipt within the tender, given at the opening; evaluators know bids by it
    sealed_offer bytea NULL,             -- price and partners as JSON, sealed; NULL: imported
    amount_cents bigint NULL,            -- known from the opening on, or imported
    currency text NULL,
    account_id uuid NULL REFERENCES accounts (account_id), -- who sent it
    begun_at timestamptz NOT NULL,
    received_at timestamptz NULL,        -- when it was complete here
    frozen_at timestamptz NULL,          -- the bidder's status was frozen behind the wall; says nothing about what it was
    no_firm boolean NOT NULL DEFAULT FALSE, -- imported, and a person said that the bidder is not in the register
    withdrawn_at timestamptz NULL,
    replaced_by uuid NULL REFERENCES bids (bid_id),
    ground text NOT NULL,                -- why it was left out (SupplierDiversity.Rules.Bids.RefusalGround); '' for none
    cleaning text NOT NULL,              -- evidence under Article 57(6) of Directive 2014/24/EU; '' where not asked
    reason text NOT NULL,                -- in words
    decided_by uuid NULL REFERENCES accounts (account_id),
    decided_at timestamptz NULL
);
-- Two clicks and two tabs give one bid, and one draft.
CREATE UNIQUE INDEX ux_bids_live ON bids (tender_id, lot_id, supplier_id) WHERE source = 'portal' AND state NOT IN ('draft', 'withdrawn');
CREATE UNIQUE INDEX ux_bids_draft ON bids (tender_id, lot_id, supplier_id) WHERE state = 'draft';
CREATE UNIQUE INDEX ux_bids_import ON bids (notice_id, lot_id, scheme, registration_key) WHERE source = 'import';
CREATE INDEX ix_bids_supplier ON bids (supplier_id);
CREATE INDEX ix_bids_tender ON bids (tender_id);

CREATE TABLE bid_files (
    file_id uuid PRIMARY KEY,            -- also its name on disk
    bid_id uuid NOT NULL REFERENCES bids (bid_id),
    name text NOT NULL,
    bytes bigint NOT NULL,               -- as sent, unsealed
    sha256 text NOT NULL,                -- of the bytes as sent
    sent_at timestamptz NOT NULL
);
CREATE INDEX ix_bid_files_bid ON bid_files (bid_id);

-- Other members of a consortium, and named subcontractors (Directive 2014/24/EU, Articles 19(2) and 71); from the opening on.
CREATE TABLE bid_partners (
    bid_id uuid NOT NULL REFERENCES bids (bid_id),
    position integer NOT NULL,
    role text NOT NULL CHECK (role IN ('member', 'subcontractor')),
    name text NOT NULL,
    PRIMARY KEY (bid_id, position)
);
