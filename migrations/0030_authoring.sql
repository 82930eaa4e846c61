-- A publication written in the portal is an import of one notice, so that everything behind it works as for a file.
-- TRUE: not a file, and not listed among the imports.
ALTER TABLE imports ADD COLUMN authored boolean NOT NULL DEFAULT FALSE;

-- Tenders as officers write them. A draft stays when it is published: corrections go on from it.
CREATE TABLE tender_drafts (
    draft_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    procedure_id text NOT NULL UNIQUE,   -- BT-04
    tender_id text NULL UNIQUE REFERENCES tenders (tender_id), -- NULL: never published
    title text NOT NULL,                 -- as typed, for lists
    revision integer NOT NULL CHECK (revision >= 1), -- counts writes
    state text NOT NULL CHECK (state IN ('writing', 'waiting', 'published', 'cancelled')),
    cancels boolean NOT NULL,            -- TRUE: what waits for a signature calls the procedure off
    reason text NOT NULL,                -- why a published tender is corrected or called off; empty before
    returned_reason text NOT NULL,       -- why a second officer gave it back; empty otherwise
    document_json text NOT NULL,         -- SupplierDiversity.Rules.Authoring.TenderDraft
    written_by uuid NOT NULL REFERENCES accounts (account_id),
    written_at timestamptz NOT NULL,
    handed_by uuid NULL REFERENCES accounts (account_id), -- who asked for the signature
    created_at timestamptz NOT NULL
);
CREATE INDEX ix_tender_drafts_city ON tender_drafts (city_id);

-- Every revision, so that two officers who write at once can see each other's change.
CREATE TABLE tender_draft_versions (
    draft_id uuid NOT NULL REFERENCES tender_drafts (draft_id),
    revision integer NOT NULL,
    step text NOT NULL,                  -- the question that was answered
    document_json text NOT NULL,
    written_by uuid NOT NULL REFERENCES accounts (account_id),
    written_at timestamptz NOT NULL,
    PRIMARY KEY (draft_id, revision)
);

-- What went out: the first publication, each correction, a cancellation. Never changed.
CREATE TABLE authored_notices (
    authored_notice_id uuid PRIMARY KEY,
    draft_id uuid NOT NULL REFERENCES tender_drafts (draft_id),
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    number integer NOT NULL CHECK (number >= 1), -- 1, 2 … per draft
    notice_id text NOT NULL UNIQUE,      -- BT-701
    kind text NOT NULL CHECK (kind IN ('first', 'correction', 'cancellation')),
    reason text NOT NULL,                -- BT-141, in the language of the draft
    changes_json text NOT NULL,          -- what a correction changed (SupplierDiversity.Rules.Authoring.DraftChange)
    document_json text NOT NULL,         -- the draft as it was published
    handed_by uuid NOT NULL REFERENCES accounts (account_id),
    signed_by uuid NOT NULL REFERENCES accounts (account_id),
    published_at timestamptz NOT NULL,
    UNIQUE (draft_id, number),
    CHECK (signed_by <> handed_by)       -- four eyes
);
CREATE INDEX ix_authored_notices_tender ON authored_notices (tender_id);

-- The clauses of a publication, each with the row of the equality matrix it follows from.
CREATE TABLE tender_clauses (
    authored_notice_id uuid NOT NULL REFERENCES authored_notices (authored_notice_id),
    impact_id uuid NOT NULL REFERENCES assessment_impacts (impact_id),
    city_clause_id uuid NOT NULL REFERENCES city_clauses (city_clause_id),
    place integer NOT NULL,              -- order in the tender
    clause_id text NOT NULL,
    position text NOT NULL CHECK (position IN ('specification', 'selection', 'award', 'performance')),
    weight_bp integer NULL,              -- of an award criterion
    clause_json text NOT NULL,           -- the words in all languages (SupplierDiversity.Rules.Authoring.ClauseInTender)
    PRIMARY KEY (authored_notice_id, impact_id)
);
CREATE INDEX ix_tender_clauses_impact ON tender_clauses (impact_id);
