-- Which pack and definition a city asked by, from when on: what a status was on a past day is decided by the one of that
-- day. A row without a pack says that nothing was asked from then on. Rows are only ever added.
CREATE TABLE city_asking_times (
    city_id uuid NOT NULL REFERENCES cities (city_id),
    from_at timestamptz NOT NULL,
    pack text NULL,
    definition text NULL,
    PRIMARY KEY (city_id, from_at)
);

INSERT INTO city_asking_times (city_id, from_at, pack, definition)
SELECT city_id, switched_on_at, pack, definition FROM city_asking WHERE switched_on_at IS NOT NULL;
