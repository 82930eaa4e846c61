-- What a city made of a clause of the library. Rows stay: tenders refer to the version they used.
CREATE TABLE city_clauses (
    city_clause_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    clause_id text NOT NULL,             -- its name in the library: intercultural-training
    library_version integer NOT NULL,    -- the version it began from
    number integer NOT NULL CHECK (number >= 1), -- the city's own count of its versions
    own boolean NOT NULL,                -- FALSE: taken over word for word
    state text NOT NULL CHECK (state IN ('draft', 'approved', 'replaced', 'dropped')),
    written_by uuid NULL REFERENCES accounts (account_id), -- who wrote last
    written_at timestamptz NOT NULL,
    decided_by uuid NULL REFERENCES accounts (account_id), -- the lawyer who approved, or who dropped it
    decided_at timestamptz NULL,
    UNIQUE (city_id, clause_id, number)
);
-- At most one version is being written and one in force.
CREATE UNIQUE INDEX ux_city_clauses_draft ON city_clauses (city_id, clause_id) WHERE state = 'draft';
CREATE UNIQUE INDEX ux_city_clauses_approved ON city_clauses (city_id, clause_id) WHERE state = 'approved';

-- The words of a version of a city's own; a language without a row is not offered in that version.
CREATE TABLE city_clause_wordings (
    city_clause_id uuid NOT NULL REFERENCES city_clauses (city_clause_id),
    language text NOT NULL,              -- ISO 639-1
    clause_text text NOT NULL,
    evidence text NOT NULL,
    monitoring text NOT NULL,
    PRIMARY KEY (city_clause_id, language)
);

-- Equality assurance of a contract before it is tendered, and what was learnt after it. About contracts, not people.
CREATE TABLE assessments (
    assessment_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    title text NOT NULL,                 -- what is bought
    rules_version integer NOT NULL,      -- version of the questions and of the matrix
    revision integer NOT NULL,           -- counts writes: who writes on an older one is told
    override_level text NULL CHECK (override_level IN ('none', 'standard', 'full')), -- NULL: as the rule says
    override_reason text NOT NULL,       -- empty without an override
    state text NOT NULL CHECK (state IN ('open', 'waiting', 'signed', 'reassessed')),
    written_by uuid NOT NULL REFERENCES accounts (account_id),
    written_at timestamptz NOT NULL,
    signed_by uuid NULL REFERENCES accounts (account_id), -- never the one who wrote
    signed_at timestamptz NULL,
    after_result text NULL CHECK (after_result IN ('worked', 'partly', 'not')), -- impact looked at again after the contract
    after_text text NOT NULL,
    after_at timestamptz NULL
);
CREATE INDEX ix_assessments_city ON assessments (city_id);

CREATE TABLE assessment_answers (
    assessment_id uuid NOT NULL REFERENCES assessments (assessment_id),
    question text NOT NULL,              -- guide question or field of the barrier check
    answer integer NOT NULL,             -- choice from 0, or a number; -1: nobody knows
    PRIMARY KEY (assessment_id, question)
);

-- An impact found, what is done about it, and the clause that demands it.
CREATE TABLE assessment_impacts (
    impact_id uuid PRIMARY KEY,
    assessment_id uuid NOT NULL REFERENCES assessments (assessment_id),
    impact text NOT NULL,
    mitigation text NOT NULL,
    tool text NOT NULL CHECK (tool IN ('survey', 'returns', 'visits', 'complaints')),
    clause_id text NOT NULL,
    city_clause_id uuid NOT NULL REFERENCES city_clauses (city_clause_id), -- the version in force when it was chosen
    language text NOT NULL,
    blanks_json text NOT NULL,           -- what was filled in, by name of the blank
    clause_text text NOT NULL,           -- the clause with everything filled in; empty until all is
    evidence text NOT NULL
);
CREATE INDEX ix_assessment_impacts_assessment ON assessment_impacts (assessment_id);

-- How a city calls the levels of the matrix; a level without a row has the portal's own word.
CREATE TABLE assurance_level_names (
    city_id uuid NOT NULL REFERENCES cities (city_id),
    axis text NOT NULL CHECK (axis IN ('contact', 'impact')),
    level text NOT NULL CHECK (level IN ('low', 'medium', 'high')),
    name text NOT NULL,
    PRIMARY KEY (city_id, axis, level)
);
