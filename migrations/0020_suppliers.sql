-- Businesses that want to supply cities: one row a firm, whatever number of cities it serves. Nothing here says who
-- owns a firm or who works there; background facts never live beside these rows.
CREATE TABLE suppliers (
    supplier_id uuid PRIMARY KEY,
    scheme text NOT NULL,                -- the register the number is from, as org-id.guide names it: NL-KVK, DE-HRB, EU-VAT
    registration_id text NOT NULL,       -- the number as it was written
    registration_key text NOT NULL,      -- the same without blanks and signs, in capitals: by it a firm is known again
    name text NOT NULL,
    name_folded text NOT NULL,           -- for searching (SupplierDiversity.Rules.Words.FoldedText)
    country text NOT NULL,               -- ISO 3166-1 alpha-2
    nuts text NOT NULL,                  -- places of supply, NUTS prefixes parted by ; and empty for not stated
    cpv text NOT NULL,                   -- trades, CPV prefixes parted by ; and empty for not stated
    email text NOT NULL,                 -- empty when not known
    language text NOT NULL,              -- BCP 47, for letters; empty when not known
    size text NULL CHECK (size IN ('micro', 'small', 'medium', 'large')), -- Recommendation 2003/361/EC; NULL: not stated
    origin text NOT NULL CHECK (origin IN ('import', 'self', 'assisted')), -- who entered it: a city's list, the firm, an adviser for the firm
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    checked_on date NULL,                -- the day the firm last said that all is right; NULL: never
    UNIQUE (scheme, registration_key)
);
CREATE INDEX ix_suppliers_name ON suppliers (name_folded);
