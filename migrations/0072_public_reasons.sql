-- What firms said kept them out, as everybody may read it: counts with small random changes, fixed when the year was counted
-- and never changed or taken back. They lie outside the wall, so that a public page never opens it.
CREATE TABLE public_reasons (
    city_id uuid NOT NULL REFERENCES cities (city_id),
    year integer NOT NULL,               -- calendar year in the city's zone
    made_at timestamptz NOT NULL,        -- when the answers were counted
    published_at timestamptz NOT NULL,
    release_json text NOT NULL,          -- SupplierDiversity.Rules.Barriers.ReleasedReasons
    PRIMARY KEY (city_id, year)
);
