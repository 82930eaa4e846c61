-- Whose tender an answer is about, so that a city's year can be counted without looking at each tender.
ALTER TABLE bid_barriers ADD COLUMN city_id uuid NULL;
CREATE INDEX ix_bid_barriers_city ON bid_barriers (city_id, said_at);

-- What firms said kept them out, by group, as it was told: counted once after the year ended. No true count is here.
CREATE TABLE barrier_releases (
    city_id uuid NOT NULL,
    year integer NOT NULL,               -- calendar year in the city's zone
    made_at timestamptz NOT NULL,
    release_json text NOT NULL,          -- SupplierDiversity.Rules.Barriers.ReleasedReasons
    public_json text NOT NULL,           -- the same with noise
    PRIMARY KEY (city_id, year)
);
