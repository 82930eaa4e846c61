-- What peers from other cities remark on a city's self-assessment. Remarks are only added.
CREATE TABLE dive_remarks (
    remark_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    indicator text NOT NULL,             -- SupplierDiversity.Rules.Dive.BuyIndicators
    year integer NOT NULL,               -- calendar year
    words text NOT NULL,
    written_by uuid NOT NULL REFERENCES accounts (account_id),
    written_at timestamptz NOT NULL
);
CREATE INDEX ix_dive_remarks_city_year ON dive_remarks (city_id, year);
