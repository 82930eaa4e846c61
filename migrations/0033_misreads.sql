-- The legal guard stops a text that prefers, counts or reserves by origin, and nobody can overrule it. It reads words, so
-- it errs: a lawyer of the city then signs that it misread this one text, and somebody looks at the signature again.
-- Bound to the exact text by its hash: another text, however close, is stopped anew.
CREATE TABLE misreads (
    misread_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    text_sha256 text NOT NULL,           -- of position, language and text (SupplierDiversity.Rules.Clauses.Guard.ClauseSeal)
    position text NOT NULL CHECK (position IN ('specification', 'selection', 'award', 'performance')),
    language text NOT NULL,              -- ISO 639-1
    clause_text text NOT NULL,
    rule text NOT NULL,                  -- what the guard found: 'origin-quota'
    reason text NOT NULL,                -- why the text is lawful
    state text NOT NULL CHECK (state IN ('asked', 'signed', 'refused')),
    asked_by uuid NOT NULL REFERENCES accounts (account_id),
    asked_at timestamptz NOT NULL,
    decided_by uuid NULL REFERENCES accounts (account_id), -- a lawyer, never the one who asked
    decided_at timestamptz NULL,
    decided_note text NOT NULL,
    outcome text NULL CHECK (outcome IN ('guard-wrong', 'guard-right')), -- 'guard-right': the signature was wrong and no longer holds
    lesson text NOT NULL,                -- what the guard should learn
    reviewed_by uuid NULL REFERENCES accounts (account_id), -- never the one who signed
    reviewed_at timestamptz NULL,
    UNIQUE (city_id, text_sha256, rule),
    CHECK (decided_by <> asked_by),
    CHECK (reviewed_by <> decided_by)
);
