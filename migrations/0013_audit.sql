-- Who did what, when, to what and why: one record a write and one a read of a sensitive page, in the transaction that did
-- it. No name or address of a person is written here, only ids, so that a person can be erased without touching the chain.
DROP TABLE actions;

CREATE TABLE audit_records (
    number bigint PRIMARY KEY,           -- 1, 2, 3 … without gaps
    at timestamptz NOT NULL,
    account_id uuid NULL,                -- NULL: somebody not signed in, a command or a job. No foreign key: accounts may be erased
    roles text NOT NULL,                 -- codes of the roles that counted, parted by blanks; 'anybody', 'portal'
    city_id uuid NULL,                   -- the city it concerns; NULL: the whole portal
    action text NOT NULL,                -- 'city-made', 'role-ended', 'page-read' …
    kind text NOT NULL,                  -- kind of the object: 'city', 'account', 'import' …
    object_id text NOT NULL,
    name text NOT NULL,                  -- of a thing, as it was called then; never of a person
    purpose text NOT NULL,               -- the reason as typed; '' where none is asked for
    changes_json text NOT NULL,          -- [["field","before","after"]]; a sensitive field is ["field"] alone: it changed
    previous_hash text NOT NULL,         -- hash of the record before; 64 noughts before the first
    hash text NOT NULL                   -- SHA-256 over all of the above
);
CREATE INDEX ix_audit_records_at ON audit_records (at);
CREATE INDEX ix_audit_records_account ON audit_records (account_id, number);
CREATE INDEX ix_audit_records_object ON audit_records (object_id, number);
CREATE INDEX ix_audit_records_city ON audit_records (city_id, number);

-- The end of the chain. Writers take this row in turns, so the chain never forks.
CREATE TABLE audit_head (
    head_id integer PRIMARY KEY CHECK (head_id = 1),
    number bigint NOT NULL,
    hash text NOT NULL
);
INSERT INTO audit_head (head_id, number, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Records up to here were old enough to be forgotten; the chain goes on from this hash.
CREATE TABLE audit_segments (
    through_number bigint PRIMARY KEY,
    through_hash text NOT NULL,
    older_than timestamptz NOT NULL
);
