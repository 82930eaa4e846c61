-- The decision about a lot, what every bidder was told, and the contract with its dated obligations.
CREATE TABLE awards (
    award_id uuid PRIMARY KEY,
    tender_id text NOT NULL REFERENCES bid_calls (tender_id),
    lot_id text NOT NULL,
    bid_id uuid NOT NULL REFERENCES bids (bid_id), -- the bid that was chosen
    characteristics text NOT NULL,       -- of the bid that was chosen, and its advantages (Directive 2014/24/EU, Article 55(2)(c))
    decided_by uuid NOT NULL REFERENCES accounts (account_id),
    decided_at timestamptz NOT NULL,     -- the decision left for all bidders
    standstill_until date NOT NULL,      -- last day, in the city's zone (Directive 89/665/EEC, Article 2a)
    standstill_ends_at timestamptz NOT NULL,
    feedback_due_on date NOT NULL,       -- last day for every bidder's feedback
    closed_at timestamptz NULL,
    UNIQUE (tender_id, lot_id)
);

-- One row a bidder of the lot: the award is not closed while one is missing.
CREATE TABLE award_letters (
    award_id uuid NOT NULL REFERENCES awards (award_id),
    bid_id uuid NOT NULL REFERENCES bids (bid_id),
    letters integer NOT NULL,            -- how many people of the firm got one by mail
    written_at timestamptz NULL,         -- NULL: nobody could be reached; somebody sends it in another way
    by_hand_by uuid NULL REFERENCES accounts (account_id),
    PRIMARY KEY (award_id, bid_id)
);

CREATE TABLE contracts (
    contract_id uuid PRIMARY KEY,
    award_id uuid NOT NULL UNIQUE REFERENCES awards (award_id),
    city_id uuid NOT NULL REFERENCES cities (city_id),
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    lot_id text NOT NULL,
    supplier_id uuid NULL REFERENCES suppliers (supplier_id),
    name text NOT NULL,                  -- the contractor's name when it bid
    amount_cents bigint NULL,
    currency text NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    made_at timestamptz NOT NULL,
    CHECK (ends_on >= starts_on)
);
CREATE INDEX ix_contracts_city ON contracts (city_id);

-- What the contractor owes (Directive 2014/24/EU, Article 70), each led back to the words of the notice.
CREATE TABLE obligations (
    obligation_id uuid PRIMARY KEY,
    contract_id uuid NOT NULL REFERENCES contracts (contract_id),
    position integer NOT NULL,
    impact_id uuid NULL,                 -- row of the equality matrix it follows from; NULL: an imported notice
    clause_id text NOT NULL,             -- clause of the library; '' for an imported notice
    language text NOT NULL,              -- of the words
    duty text NOT NULL,                  -- the condition as published
    evidence text NOT NULL,              -- what shows that it is kept
    who text NOT NULL,                   -- who does it at the contractor's
    due_on date NOT NULL,
    flow_down boolean NOT NULL           -- true: subcontractors owe it, too
);
CREATE INDEX ix_obligations_contract ON obligations (contract_id);
