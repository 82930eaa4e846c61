-- Where an enquiry was answered by a refusal. It stays when the enquiry itself is deleted.
CREATE TABLE supplier_refusals (
    supplier_id uuid NOT NULL REFERENCES suppliers (supplier_id),   -- wants no more enquiries
    from_supplier uuid NOT NULL REFERENCES suppliers (supplier_id), -- from this firm
    refused_at timestamptz NOT NULL,
    PRIMARY KEY (supplier_id, from_supplier)
);
CREATE INDEX ix_supplier_refusals_from ON supplier_refusals (from_supplier);

-- The public directory: firms that agreed to be shown. What they are found by is in directory_words.
CREATE TABLE directory_entries (
    word_row bigint PRIMARY KEY,         -- grows with the time of the entry; a changed entry gets a new one
    supplier_id uuid NOT NULL UNIQUE REFERENCES suppliers (supplier_id)
);
