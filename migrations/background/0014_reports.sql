-- A city's report of a year about its bidders: protected counts, told once and never counted again, so that no two
-- releases can be compared. What is in it may be told to the city's monitoring officers; nothing in it is about one firm.
CREATE TABLE report_releases (
    city_id uuid NOT NULL,
    year integer NOT NULL,               -- calendar year in the city's zone
    made_at timestamptz NOT NULL,
    release_json text NOT NULL,          -- SupplierDiversity.Rules.Reports.ReleasedFunnel
    PRIMARY KEY (city_id, year)
);
