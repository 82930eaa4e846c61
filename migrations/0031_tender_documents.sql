-- Documents of a tender, each with its moment and fingerprint. Never changed: a new version is a new document.
CREATE TABLE tender_documents (
    document_id uuid PRIMARY KEY,
    draft_id uuid NOT NULL REFERENCES tender_drafts (draft_id),
    name text NOT NULL,                  -- file name, never a path
    media_type text NOT NULL,            -- told from the content
    byte_count integer NOT NULL,
    sha256 text NOT NULL,                -- of the content, in lower-case hex
    content bytea NOT NULL,
    uploaded_by uuid NOT NULL REFERENCES accounts (account_id),
    uploaded_at timestamptz NOT NULL,
    withdrawn_at timestamptz NULL        -- listed as taken out, and not handed out any more
);
CREATE INDEX ix_tender_documents_draft ON tender_documents (draft_id);

-- What somebody asked and everybody reads with its answer (2014/24/EU art. 53(2)). Who asked is not kept.
CREATE TABLE tender_questions (
    question_id uuid PRIMARY KEY,
    draft_id uuid NOT NULL REFERENCES tender_drafts (draft_id),
    question text NOT NULL,
    asked_at timestamptz NOT NULL,
    answer text NOT NULL,                -- empty while nobody answered: not published until then
    answered_by uuid NULL REFERENCES accounts (account_id),
    answered_at timestamptz NULL
);
CREATE INDEX ix_tender_questions_draft ON tender_questions (draft_id);
