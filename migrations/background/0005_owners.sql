-- Owners who are people answer for themselves, each by a link of their own. Nobody's name is here: the ownership profile
-- has a label for each owner, and only the id of that line is the same.
CREATE TABLE owner_links (
    owner_id uuid PRIMARY KEY,
    supplier_id uuid NOT NULL,
    link_number integer NOT NULL,        -- counted up with a new link; older ones open nothing
    code_sha256 text NULL,               -- of the code shown once at the beginning; NULL: nobody has begun
    asked_at timestamptz NOT NULL,
    begun_at timestamptz NULL
);
CREATE INDEX ix_owner_links_supplier ON owner_links (supplier_id);

-- For which cities the firm wants its owners to be asked.
CREATE TABLE owner_cities (
    owner_id uuid NOT NULL REFERENCES owner_links (owner_id),
    city_id uuid NOT NULL,
    PRIMARY KEY (owner_id, city_id)
);

-- What an owner said, with the time of each answer, as one sealed payload.
CREATE TABLE owner_answers (
    owner_id uuid PRIMARY KEY REFERENCES owner_links (owner_id),
    erase_on date NOT NULL,              -- the shortest time of the packs under which it was asked
    sealed bytea NOT NULL,
    seal_key integer NOT NULL
);
CREATE INDEX ix_owner_answers_seal_key ON owner_answers (seal_key);
CREATE INDEX ix_owner_answers_erase_on ON owner_answers (erase_on);

-- The very words people agreed to, or were told.
CREATE TABLE consent_texts (
    text_sha256 text PRIMARY KEY,
    language text NOT NULL,
    purpose text NOT NULL,
    pack text NOT NULL,
    pack_version integer NOT NULL,
    body text NOT NULL,
    first_shown_at timestamptz NOT NULL
);

-- Who agreed, refused, took back or objected: rows are added, the last one of an owner and a city counts.
CREATE TABLE owner_decisions (
    decision_id uuid PRIMARY KEY,
    owner_id uuid NOT NULL REFERENCES owner_links (owner_id),
    city_id uuid NOT NULL,
    purpose text NOT NULL,
    decision text NOT NULL CHECK (decision IN ('Agreed', 'Informed', 'Refused', 'Withdrawn', 'Objected')),
    text_sha256 text NOT NULL REFERENCES consent_texts (text_sha256),
    decided_at timestamptz NOT NULL
);
CREATE INDEX ix_owner_decisions_owner ON owner_decisions (owner_id, decided_at);

-- That answers were erased, and when: all that stays of them.
CREATE TABLE owner_erasures (
    erasure_id uuid PRIMARY KEY,
    owner_id uuid NOT NULL,
    supplier_id uuid NOT NULL,
    city_id uuid NULL,                   -- NULL: for every city
    reason text NOT NULL CHECK (reason IN ('withdrawn', 'asked', 'expired', 'new-link', 'left')),
    erased_at timestamptz NOT NULL
);
CREATE INDEX ix_owner_erasures_supplier ON owner_erasures (supplier_id);
CREATE INDEX ix_owner_erasures_owner ON owner_erasures (owner_id);

-- Statuses as they were when a bid was recorded, one row a bid and firm. After a withdrawal the payload is gone and the
-- row says so: figures published before stand, the next release is computed without it.
CREATE TABLE status_snapshots (
    snapshot_id uuid PRIMARY KEY,
    bid_key text NOT NULL,               -- names the bid in the portal's own tables
    supplier_id uuid NOT NULL,
    taken_at timestamptz NOT NULL,
    erased_at timestamptz NULL,
    sealed bytea NOT NULL,               -- empty once erased
    seal_key integer NOT NULL,
    UNIQUE (bid_key, supplier_id)
);
CREATE INDEX ix_status_snapshots_supplier ON status_snapshots (supplier_id);
CREATE INDEX ix_status_snapshots_seal_key ON status_snapshots (seal_key);
