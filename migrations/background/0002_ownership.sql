-- Who owns a firm, as its own people entered it: each change is a new version of the whole list, so that any past day can
-- be answered again. A list names owners by labels the firm chose; it is sealed as one payload.
CREATE TABLE ownership_versions (
    version_id uuid PRIMARY KEY,
    supplier_id uuid NOT NULL,
    number integer NOT NULL,             -- 1, 2, 3 … for each firm; two people at once cannot both make the same one
    recorded_at timestamptz NOT NULL,
    sealed bytea NOT NULL,
    seal_key integer NOT NULL,
    UNIQUE (supplier_id, number)
);
CREATE INDEX ix_ownership_versions_seal_key ON ownership_versions (seal_key);
