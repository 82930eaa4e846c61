-- Share of a city's inhabitants with a migrant background by year, each figure with its source. A row is never changed: one
-- that was recorded later for the same year takes its place from then on.
CREATE TABLE city_population (
    population_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    year integer NOT NULL,
    share text NOT NULL,                 -- an exact fraction: 9/25
    source text NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NULL REFERENCES accounts (account_id)
);
CREATE INDEX ix_city_population_city ON city_population (city_id, year);
