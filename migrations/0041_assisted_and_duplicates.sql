-- What an adviser, or a city from a sheet of paper, entered for a firm that was there or wrote. It waits here, and nothing
-- about the firm changes, until the firm follows the link of its letter. Nothing here is about anybody's background.
CREATE TABLE supplier_drafts (
    request_id uuid PRIMARY KEY REFERENCES supplier_requests (request_id), -- its letter, with number, address and who asked
    city_id uuid NOT NULL REFERENCES cities (city_id),
    entered_from text NOT NULL CHECK (entered_from IN ('talk', 'paper')),
    name text NOT NULL,
    trading_name text NOT NULL,
    country text NOT NULL,
    nuts text NOT NULL,
    cpv text NOT NULL,
    languages text NOT NULL,
    staff integer NULL,
    turnover_euros bigint NULL,
    balance_euros bigint NULL,
    size text NULL
);
CREATE INDEX ix_supplier_drafts_city ON supplier_drafts (city_id);

-- Two entries somebody looked at and found to be two firms: they are not shown again. The smaller id stands first.
CREATE TABLE supplier_differences (
    one_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    other_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    found_by uuid NULL REFERENCES accounts (account_id),
    found_at timestamptz NOT NULL,
    PRIMARY KEY (one_id, other_id)
);

-- Two entries that were one firm: the one is kept, the other points to it. What is behind the wall follows in a transaction
-- of its own; until moved_at is set it is still to be done.
CREATE TABLE supplier_merges (
    merge_id uuid PRIMARY KEY,
    kept_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    gone_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    merged_by uuid NULL REFERENCES accounts (account_id),
    merged_at timestamptz NOT NULL,
    moved_at timestamptz NULL
);
CREATE INDEX ix_supplier_merges_moved ON supplier_merges (moved_at);
