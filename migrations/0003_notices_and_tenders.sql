-- One way: files -> imports -> notices (kept whole, never edited) -> tenders, lots, codes, results (derived from the
-- live notices of a procedure, rebuilt when one arrives or is withdrawn) -> editions (what is to be announced).

CREATE TABLE imports (
    import_id uuid PRIMARY KEY,
    source text NOT NULL CHECK (source IN ('command', 'inbox', 'upload', 'demo')),
    name text NOT NULL,                  -- what was asked for: file or folder name, never a whole path
    started_at timestamptz NOT NULL,
    finished_at timestamptz NULL,        -- NULL: still running, or the process died
    files_read integer NOT NULL DEFAULT 0,
    published integer NOT NULL DEFAULT 0,
    updated integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    skipped integer NOT NULL DEFAULT 0,
    rejected integer NOT NULL DEFAULT 0,
    withdrawn_at timestamptz NULL,       -- a wrong import can be taken back
    withdrawn_by text NULL,
    withdrawn_reason text NULL
);

CREATE TABLE import_findings (
    finding_id uuid PRIMARY KEY,
    import_id uuid NOT NULL REFERENCES imports (import_id),
    file_name text NOT NULL,
    line integer NOT NULL,               -- 1-based; 0 where no line is known
    severity text NOT NULL CHECK (severity IN ('rejected', 'skipped', 'warning')),
    element text NOT NULL,
    reason text NOT NULL
);
CREATE INDEX ix_import_findings_import ON import_findings (import_id);

CREATE TABLE tenders (
    tender_id text PRIMARY KEY,          -- 12 letters and digits made from the procedure id: printable, and the same after a re-import
    word_row bigint NOT NULL UNIQUE,     -- the same 60 bits as a number: key of tender_words
    procedure_id text NOT NULL UNIQUE,   -- BT-04
    buyer_id uuid NOT NULL REFERENCES buyers (buyer_id),
    kind text NOT NULL CHECK (kind IN ('call', 'planning', 'direct-award', 'result', 'modification')), -- what it is best known from
    shown_notice_key uuid NOT NULL,      -- the notice the page is made from (newest call, else newest of the rest)
    language text NOT NULL,              -- of that notice
    title_json text NOT NULL,            -- by language
    nature text NULL,                    -- works, services, supplies
    procedure_code text NULL,            -- BT-105
    cpv_main text NULL,
    country text NULL,                   -- alpha-3 of the place, else of the buyer
    place_known boolean NOT NULL,        -- false: no place stated; such tenders stay in every place search, marked
    value_cents bigint NULL,             -- NULL: not stated or withheld
    currency text NULL,
    lot_count integer NOT NULL,
    first_deadline_at timestamptz NULL,
    last_deadline_at timestamptz NULL,   -- open while this lies ahead; NULL on a call: no deadline stated
    deadlines_json text NOT NULL,        -- all lot deadlines with the offset printed (SupplierDiversity.Rules.Tenders.LotDeadline)
    duties text NOT NULL,                -- ' et-eq opp performance ' : equality tags, each between blanks; '' none
    published_at timestamptz NOT NULL,   -- the moment the portal took it in
    published_on date NULL,              -- day in the Official Journal
    changed_at timestamptz NOT NULL,
    cancelled_at timestamptz NULL,
    result_at timestamptz NULL,          -- the portal took in a result
    withdrawn_at timestamptz NULL        -- no live notice is left
);
CREATE INDEX ix_tenders_published ON tenders (published_at, tender_id) WHERE withdrawn_at IS NULL;
CREATE INDEX ix_tenders_deadline ON tenders (last_deadline_at) WHERE withdrawn_at IS NULL;
CREATE INDEX ix_tenders_buyer ON tenders (buyer_id, published_at);

-- All buyers of a tender (joint procurement); position 0 is tenders.buyer_id.
CREATE TABLE tender_buyers (
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    buyer_id uuid NOT NULL REFERENCES buyers (buyer_id),
    position integer NOT NULL,
    PRIMARY KEY (tender_id, buyer_id)
);
CREATE INDEX ix_tender_buyers_buyer ON tender_buyers (buyer_id);

CREATE TABLE notices (
    notice_key uuid PRIMARY KEY,
    sha256 text NOT NULL UNIQUE,         -- of the file's bytes: known means unchanged
    notice_id text NOT NULL,             -- BT-701
    version integer NOT NULL,            -- BT-757
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    kind text NOT NULL CHECK (kind IN ('call', 'planning', 'direct-award', 'result', 'modification')),
    subtype text NULL,                   -- OPP-070
    publication_number text NULL,        -- OPP-010 without leading zeros
    published_on date NULL,              -- OPP-012
    dispatched_at timestamptz NULL,      -- BT-05
    order_key text NOT NULL,             -- publication day, version, dispatch: the greatest is the newest
    own_procedure text NOT NULL,         -- BT-04 as stated, else the notice id; the tender may be another's that names it
    names_notice text NULL,              -- BT-758 or BT-1501: the notice id or publication number this one is about
    names_version integer NULL,          -- the version named with a notice id
    replaces boolean NOT NULL,           -- true: a change notice (BT-758), it takes the place of the one it names
    cancels boolean NOT NULL,            -- BT-140 is 'cancel' for the whole procedure
    result_lots text NOT NULL,           -- JSON list of the lots this notice brings results for
    document_json text NOT NULL,         -- the whole notice as read (SupplierDiversity.Rules.Notices.Notice), texts already flattened
    file_name text NOT NULL,
    import_id uuid NOT NULL REFERENCES imports (import_id),
    imported_at timestamptz NOT NULL,
    withdrawn_at timestamptz NULL
);
CREATE INDEX ix_notices_tender ON notices (tender_id);
CREATE INDEX ix_notices_notice ON notices (notice_id, version);
CREATE INDEX ix_notices_publication ON notices (publication_number);
CREATE INDEX ix_notices_names ON notices (names_notice) WHERE names_notice IS NOT NULL;
CREATE INDEX ix_notices_import ON notices (import_id);

CREATE TABLE lots (
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    lot_id text NOT NULL,                -- BT-137
    position integer NOT NULL,
    cpv_main text NULL,
    value_cents bigint NULL,
    currency text NULL,
    deadline_at timestamptz NULL,
    duties text NOT NULL,
    PRIMARY KEY (tender_id, lot_id)
);

-- Every CPV and NUTS code of a tender and its lots; searched by prefix.
-- A country without a finer code stands as its two NUTS letters; '*' is a place anywhere and fits every search.
CREATE TABLE tender_codes (
    list text NOT NULL CHECK (list IN ('cpv', 'nuts')),
    code text NOT NULL,
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    PRIMARY KEY (list, code, tender_id)
);
-- Covering: one row of a list needs the codes of one tender, never all codes of a list.
CREATE INDEX ix_tender_codes_tender ON tender_codes (tender_id, list, code);

CREATE TABLE lot_results (
    lot_result_id uuid PRIMARY KEY,
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    notice_key uuid NOT NULL,
    lot_id text NOT NULL,
    status text NULL,                    -- BT-142
    not_awarded_reason text NULL,        -- BT-144
    lowest_cents bigint NULL,            -- BT-710
    highest_cents bigint NULL,           -- BT-711
    currency text NULL,
    decided_on date NULL,                -- BT-1451
    withheld text NOT NULL               -- codes of fields not published for now, blank-separated; '' none
);
CREATE INDEX ix_lot_results_tender ON lot_results (tender_id);

-- BT-759/760. Kinds overlap ('t-sme' holds micro, small and medium): never add kinds, never add lots.
CREATE TABLE lot_result_bids (
    lot_result_id uuid NOT NULL REFERENCES lot_results (lot_result_id),
    kind text NOT NULL,
    bids integer NOT NULL,
    PRIMARY KEY (lot_result_id, kind)
);

CREATE TABLE lot_winners (
    lot_result_id uuid NOT NULL REFERENCES lot_results (lot_result_id),
    tender_number integer NOT NULL,      -- 1, 2 … the winning tenders of this result
    position integer NOT NULL,           -- 0 the bidder or the leader of a consortium
    role text NOT NULL CHECK (role IN ('tenderer', 'subcontractor')),
    name text NOT NULL,
    company_id text NULL,
    country text NULL,                   -- alpha-3
    size text NULL,                      -- BT-165; NULL is not stated, never 'large' or 'small'
    value_cents bigint NULL,             -- of the winning tender; NULL: not stated or withheld
    currency text NULL,
    PRIMARY KEY (lot_result_id, tender_number, role, position)
);

-- What is to be announced. Committed with the publication that caused it; everything after is repeatable from here.
CREATE TABLE editions (
    edition_id uuid PRIMARY KEY,
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    number integer NOT NULL,             -- 1, 2 … per tender
    kind text NOT NULL CHECK (kind IN ('new', 'changed', 'cancelled')),
    import_id uuid NULL REFERENCES imports (import_id), -- the import that caused it; NULL: a withdrawal did
    facts_json text NOT NULL,            -- the material facts at this edition; the next one is compared with them
    changes_json text NOT NULL,          -- what changed since the edition before, old and new (SupplierDiversity.Rules.Tenders.MaterialChange)
    published_at timestamptz NOT NULL,   -- subscriptions confirmed before this instant are matched, once
    announce boolean NOT NULL,           -- false: imported without alerts, or not open; kept as the baseline of later changes
    fanned_out_at timestamptz NULL,
    claimed_until timestamptz NULL,
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL,
    parked_reason text NULL,
    withdrawn_at timestamptz NULL,       -- taken back with its import before anybody was told; no baseline any more
    UNIQUE (tender_id, number)
);
CREATE INDEX ix_editions_import ON editions (import_id);
CREATE INDEX ix_editions_due ON editions (due_at) WHERE fanned_out_at IS NULL AND announce = TRUE;
