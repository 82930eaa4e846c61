-- How many firms of two years of a city stood where in both, without saying which: what a year tells together with one that was
-- told before is worked out from this and the two cubes.
CREATE TABLE report_year_pairs (
    pair_id uuid PRIMARY KEY,
    city_id uuid NOT NULL,
    earlier_year integer NOT NULL,
    later_year integer NOT NULL,
    sealed bytea NOT NULL,               -- SupplierDiversity.Rules.Reports.YearPair
    seal_key integer NOT NULL,
    UNIQUE (city_id, earlier_year, later_year)
);
CREATE INDEX ix_report_year_pairs_seal_key ON report_year_pairs (seal_key);

-- Pairs are changed by difference like cubes, so all is counted anew from the start: 0075 of the portal's own database marks everybody.
DELETE FROM report_firms;
DELETE FROM report_cubes;
