-- Criteria as they were published, who evaluates, what each says alone, and what they say together. No row here, and no
-- statement that reads one, has anything about the background of a firm's owners or staff.
CREATE TABLE bid_criteria (
    criterion_id uuid PRIMARY KEY,
    tender_id text NOT NULL REFERENCES bid_calls (tender_id),
    position integer NOT NULL,
    name text NOT NULL,                  -- as published, in the language of the notice
    weight_bp integer NOT NULL CHECK (weight_bp > 0 AND weight_bp <= 10000),
    price boolean NOT NULL,              -- true: computed from the prices, nobody scores it
    UNIQUE (tender_id, position)
);

CREATE TABLE bid_evaluators (
    tender_id text NOT NULL REFERENCES bid_calls (tender_id),
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    named_by uuid NOT NULL REFERENCES accounts (account_id),
    named_at timestamptz NOT NULL,
    declared_at timestamptz NULL,        -- said whether there is a conflict of interest (Directive 2014/24/EU, Article 24); shown nothing before
    conflict boolean NULL,               -- true: has one, and evaluates nothing
    declaration text NOT NULL,           -- in words; '' before
    finished_at timestamptz NULL,        -- closed the own scores; from here they stay as they are
    PRIMARY KEY (tender_id, account_id)
);
CREATE INDEX ix_bid_evaluators_account ON bid_evaluators (account_id);

CREATE TABLE bid_scores (
    bid_id uuid NOT NULL REFERENCES bids (bid_id),
    criterion_id uuid NOT NULL REFERENCES bid_criteria (criterion_id),
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    points integer NOT NULL CHECK (points >= 0 AND points <= 10000), -- hundredths of points
    reason text NOT NULL,
    PRIMARY KEY (bid_id, criterion_id, account_id)
);

-- What counts: agreed by the evaluators together, or computed from prices.
CREATE TABLE bid_results (
    bid_id uuid NOT NULL REFERENCES bids (bid_id),
    criterion_id uuid NOT NULL REFERENCES bid_criteria (criterion_id),
    points integer NOT NULL CHECK (points >= 0 AND points <= 10000), -- hundredths of points
    reason text NOT NULL,
    written_by uuid NOT NULL REFERENCES accounts (account_id),
    written_at timestamptz NOT NULL,
    PRIMARY KEY (bid_id, criterion_id)
);
