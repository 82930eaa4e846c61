-- What a city says of itself for an indicator of the DIVE benchmark and a year. Nothing is overwritten: the newest line counts.
CREATE TABLE dive_statements (
    statement_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    indicator text NOT NULL,             -- SupplierDiversity.Rules.Dive.BuyIndicators
    year integer NOT NULL,               -- calendar year
    answer text NOT NULL CHECK (answer IN ('yes', 'partly', 'no')),
    words text NOT NULL,                 -- why, and where that can be seen
    said_by uuid NOT NULL REFERENCES accounts (account_id),
    said_at timestamptz NOT NULL
);
CREATE INDEX ix_dive_statements_city_year ON dive_statements (city_id, year);
