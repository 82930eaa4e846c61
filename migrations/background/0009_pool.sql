-- The pool of a city's suppliers in protected counts, made once a month and kept as it was, so that no two counts of the same
-- time can be compared.
CREATE TABLE pool_releases (
    city_id uuid NOT NULL,
    day date NOT NULL,                   -- the day the statuses are about: the last of a month
    made_at timestamptz NOT NULL,
    figures_json text NOT NULL,          -- only what may be shown
    PRIMARY KEY (city_id, day)
);
