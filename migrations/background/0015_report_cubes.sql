-- The figures of the report on bidders, kept up to date by difference: where each firm stands in each year of a city, and the
-- small additive tables they make together. Both are sealed: a count of one is a statement about somebody.
CREATE TABLE report_firms (
    row_id uuid PRIMARY KEY,
    city_id uuid NOT NULL,
    firm text NOT NULL,                  -- as in firms_to_count of the portal's own database
    sealed bytea NOT NULL,               -- its years (SupplierDiversity.Rules.Reports.FunnelFirm)
    seal_key integer NOT NULL,
    UNIQUE (city_id, firm)
);
CREATE INDEX ix_report_firms_seal_key ON report_firms (seal_key);

CREATE TABLE report_cubes (
    cube_id uuid PRIMARY KEY,
    city_id uuid NOT NULL,
    year integer NOT NULL,               -- calendar year in the city's zone
    sealed bytea NOT NULL,               -- SupplierDiversity.Rules.Reports.ReportCube
    seal_key integer NOT NULL,
    UNIQUE (city_id, year)
);
CREATE INDEX ix_report_cubes_seal_key ON report_cubes (seal_key);

-- One row a city: whoever changes its figures holds it from before the bids are read until the figures are written, so that
-- of two processes the later one never writes what is older.
CREATE TABLE report_turns (
    city_id uuid PRIMARY KEY,
    taken_at timestamptz NOT NULL
);

-- Snapshots that were erased, or went to another entry of the register, since the figures of their firms were counted.
CREATE TABLE changed_snapshots (
    snapshot_id uuid PRIMARY KEY,
    supplier_id uuid NOT NULL
);
