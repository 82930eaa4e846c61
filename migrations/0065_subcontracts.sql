-- Who got work from a winner: subcontractors that a winning bid or a notice of its result names, read again whenever one of
-- these changes. The report on bidders counts them; nothing here says what a firm is.
CREATE TABLE subcontracts (
    tender_id text NOT NULL,
    lot_id text NOT NULL,
    name_key text NOT NULL,              -- the name as it is compared: lower case, without accents and signs
    city_id uuid NOT NULL REFERENCES cities (city_id), -- whose tender it is
    supplier_id uuid NULL REFERENCES suppliers (supplier_id), -- NULL: no firm of the register, or more than one that may be meant
    at timestamptz NOT NULL,             -- when the work was awarded; its group is frozen behind the wall for this instant
    PRIMARY KEY (tender_id, lot_id, name_key)
);
CREATE INDEX ix_subcontracts_city ON subcontracts (city_id);
CREATE INDEX ix_subcontracts_supplier ON subcontracts (supplier_id);

-- Tenders whose subcontractors must be read again; added in the transaction that changes them (triggers of the next file).
CREATE TABLE subcontracts_to_read (
    mark_id text PRIMARY KEY,            -- random, never used again
    tender_id text NOT NULL
);
