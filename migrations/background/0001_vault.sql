-- Everything about ownership, background, workforce, survey answers and statuses lives in this database, apart from the
-- portal's own: on SQLite in another file, on PostgreSQL in the schema "background", which the ordinary login may not read.
-- The only link between the two is the id of a firm. What people said is sealed (AES-256-GCM); plain columns hold ids and times.

-- Keys that seal payloads, themselves sealed with the portal's keys, which are in the other database. A new one is made
-- every quarter; everything is sealed anew and the old one is forgotten.
CREATE TABLE seal_keys (
    key_number integer PRIMARY KEY,      -- 1, 2, 3 …
    sealed_key text NOT NULL,            -- 256 bits, sealed with the portal's Data Protection keys, base64
    created_at timestamptz NOT NULL,
    replaced_at timestamptz NULL         -- from here on nothing new is sealed with it
);

-- Facts about this database itself, such as that it is a demonstration.
CREATE TABLE background_facts (
    name text PRIMARY KEY,
    value text NOT NULL
);

-- Who wrote or read something here, when and what for: the same chain of records as the portal's own audit log, apart
-- from it, because the bare fact that a firm's answers were read or changed belongs behind the wall.
CREATE TABLE audit_records (
    number bigint PRIMARY KEY,           -- 1, 2, 3 … without gaps
    at timestamptz NOT NULL,
    account_id uuid NULL,                -- NULL: an owner with a link, a command or a job
    roles text NOT NULL,
    city_id uuid NULL,
    action text NOT NULL,
    kind text NOT NULL,
    object_id text NOT NULL,
    name text NOT NULL,
    purpose text NOT NULL,               -- why somebody of a city read it, as typed; never empty for a reading
    changes_json text NOT NULL,          -- names of fields that changed, never what they held
    previous_hash text NOT NULL,
    hash text NOT NULL
);
CREATE INDEX ix_audit_records_at ON audit_records (at);
CREATE INDEX ix_audit_records_object ON audit_records (object_id, number);
CREATE INDEX ix_audit_records_city ON audit_records (city_id, number);

CREATE TABLE audit_head (
    head_id integer PRIMARY KEY CHECK (head_id = 1),
    number bigint NOT NULL,
    hash text NOT NULL
);
INSERT INTO audit_head (head_id, number, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE audit_segments (
    through_number bigint PRIMARY KEY,
    through_hash text NOT NULL,
    older_than timestamptz NOT NULL
);
