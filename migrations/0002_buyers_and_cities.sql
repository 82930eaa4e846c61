-- A buyer is any organisation that buys, as notices name it. It becomes (part of) a city of the portal only when an
-- administrator says so.
CREATE TABLE cities (
    city_id uuid PRIMARY KEY,
    slug text NOT NULL UNIQUE,           -- part of addresses: /en/cities/rosenhafen/monitoring
    name text NOT NULL,
    country text NOT NULL,               -- ISO 3166-1 alpha-3, as in eForms
    time_zone text NOT NULL,             -- IANA name; deadlines are shown in it
    language text NOT NULL,              -- ISO 639-1, the city's own first language
    created_at timestamptz NOT NULL
);

CREATE TABLE buyers (
    buyer_id uuid PRIMARY KEY,
    match_key text NOT NULL UNIQUE,      -- country and national number, else country and folded name
    name text NOT NULL,                  -- in the buyer's first language, for sorting and mails
    name_json text NOT NULL,             -- names by language (ISO 639-1)
    country text NULL,                   -- alpha-3
    city_name text NULL,                 -- BT-513
    nuts text NULL,                      -- BT-507
    legal_type text NULL,                -- BT-11
    activity text NULL,                  -- BT-10, BT-610
    known_from text NOT NULL DEFAULT '', -- order key of the notice the facts above are from: only a newer one changes them
    city_id uuid NULL REFERENCES cities (city_id),
    created_at timestamptz NOT NULL
);

CREATE INDEX ix_buyers_city ON buyers (city_id);
