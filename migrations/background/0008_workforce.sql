-- Head-counts of firms by year and staffing level, given voluntarily, with what people chose to say of their background as
-- counts; never rows about persons. Each change is a new version, so that any past day can be answered again. What was
-- erased leaves its row without a payload: that something was erased, and when, is all that stays.
CREATE TABLE workforce_counts (
    count_id uuid PRIMARY KEY,
    supplier_id uuid NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,             -- 1, 2, 3 … for each firm and year
    recorded_at timestamptz NOT NULL,
    erase_on date NOT NULL,              -- the shortest time of the packs under which it was asked
    erased_at timestamptz NULL,
    erased_why text NULL CHECK (erased_why IN ('asked', 'expired')),
    sealed bytea NOT NULL,               -- counts by level; empty once erased
    seal_key integer NOT NULL,
    UNIQUE (supplier_id, year, number)
);
CREATE INDEX ix_workforce_counts_seal_key ON workforce_counts (seal_key);
CREATE INDEX ix_workforce_counts_erase_on ON workforce_counts (erase_on);
