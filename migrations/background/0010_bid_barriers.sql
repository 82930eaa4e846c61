-- What kept a firm from winning, or from bidding: only if it wants to say so, seen as sums only.
CREATE TABLE bid_barriers (
    answer_id uuid PRIMARY KEY,
    tender_id text NOT NULL,
    supplier_id uuid NOT NULL,
    said_at timestamptz NOT NULL,        -- erased a year later
    sealed bytea NOT NULL,
    seal_key integer NOT NULL,
    UNIQUE (tender_id, supplier_id)
);
CREATE INDEX ix_bid_barriers_seal_key ON bid_barriers (seal_key);
CREATE INDEX ix_bid_barriers_said_at ON bid_barriers (said_at);
