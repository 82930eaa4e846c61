-- An entry made for a firm can also be confirmed by a paper the firm has signed; who keeps the paper records it.
ALTER TABLE supplier_drafts ADD COLUMN signed_on date NULL;          -- the day on the paper
ALTER TABLE supplier_drafts ADD COLUMN paper_by uuid NULL;           -- who recorded it
ALTER TABLE supplier_drafts ADD COLUMN paper_at timestamptz NULL;
