-- What a city means by "migrant-owned" and "diverse business", and its population figure. A definition is never changed:
-- a new one counts from its first day on, so that any past day can be answered again by the rule that held then.
CREATE TABLE city_definitions (
    definition_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    number integer NOT NULL,             -- 1, 2, 3 … for each city
    effective_on date NOT NULL,          -- first day, in the city's time zone; of several on one day the last number counts
    threshold text NOT NULL,             -- part of the stock, an exact fraction: 51/100 (DIVE, glossary)
    diverse text NOT NULL CHECK (diverse IN ('Dive2009', 'Dive2010And', 'Dive2010Or')),
    small_firm text NOT NULL CHECK (small_firm IN ('Strict', 'Nearest')),
    practice_minimum integer NULL CHECK (practice_minimum BETWEEN 0 AND 100), -- score of the equality survey
    without_stock text NOT NULL CHECK (without_stock IN ('Profit', 'Votes')), -- what counts in firms without stock
    population_share text NULL,          -- inhabitants with a migrant background, an exact fraction; NULL: no figure
    population_year integer NULL,
    population_source text NOT NULL,     -- '' : none
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NULL REFERENCES accounts (account_id),
    UNIQUE (city_id, number)
);
