-- Documents with which a firm shows a city that its list of owners is right. What they are is sealed; which firm sent one
-- is told by the row alone, and so all of this is behind the wall.
CREATE TABLE evidence_documents (
    document_id uuid PRIMARY KEY,
    supplier_id uuid NOT NULL,
    ownership_number integer NOT NULL,   -- the version of the list of owners it goes with; for another list it does not count
    expires_on date NOT NULL,            -- the last day on which it counts
    sent_at timestamptz NOT NULL,
    withdrawn_at timestamptz NULL,       -- the firm took it back: the payload is empty and the file gone, what was seen before stays history
    sealed bytea NOT NULL,               -- issuer, number, kind of the file
    seal_key integer NOT NULL
);
CREATE INDEX ix_evidence_documents_supplier ON evidence_documents (supplier_id, sent_at);
CREATE INDEX ix_evidence_documents_expires_on ON evidence_documents (expires_on);
CREATE INDEX ix_evidence_documents_seal_key ON evidence_documents (seal_key);

-- The file, where one was sent: deleted when the document is taken back, and a year after it ran out.
CREATE TABLE evidence_files (
    document_id uuid PRIMARY KEY REFERENCES evidence_documents (document_id),
    sealed bytea NOT NULL,
    seal_key integer NOT NULL
);
CREATE INDEX ix_evidence_files_seal_key ON evidence_files (seal_key);

-- What each city that was sent a document says to it. One row waits in the city's queue until a verifier decides.
CREATE TABLE evidence_reviews (
    review_id uuid PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES evidence_documents (document_id),
    city_id uuid NOT NULL,
    asked_at timestamptz NOT NULL,       -- its place in the queue
    decided_at timestamptz NULL,
    sealed bytea NOT NULL,               -- the decision with its reason; empty until there is one
    seal_key integer NOT NULL,
    UNIQUE (document_id, city_id)
);
CREATE INDEX ix_evidence_reviews_queue ON evidence_reviews (city_id, decided_at, asked_at);
CREATE INDEX ix_evidence_reviews_decided ON evidence_reviews (decided_at);
CREATE INDEX ix_evidence_reviews_seal_key ON evidence_reviews (seal_key);
