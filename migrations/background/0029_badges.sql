-- Public badges that are in force: a business chose to let whoever has the link read one result of one city. Taking a badge
-- back deletes its row; what it shows is computed anew at each look. The sealed payload says which result.
CREATE TABLE badges (
    badge_id uuid PRIMARY KEY,
    supplier_id uuid NOT NULL,
    city_id uuid NOT NULL,
    given_at timestamptz NOT NULL,
    sealed bytea NOT NULL,
    seal_key integer NOT NULL
);
CREATE INDEX ix_badges_supplier ON badges (supplier_id);
CREATE INDEX ix_badges_seal_key ON badges (seal_key);
