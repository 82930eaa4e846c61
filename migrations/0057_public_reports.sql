-- Reports on bidders that everybody may read: counts with small random changes, fixed when the year was counted and never
-- changed or taken back. They lie outside the wall, so that a public page never opens it.
CREATE TABLE public_reports (
    city_id uuid NOT NULL REFERENCES cities (city_id),
    year integer NOT NULL,               -- calendar year in the city's zone
    made_at timestamptz NOT NULL,        -- when the year was counted
    published_at timestamptz NOT NULL,
    release_json text NOT NULL,          -- SupplierDiversity.Rules.Reports.ReleasedFunnel
    PRIMARY KEY (city_id, year)
);
