-- For thirty days two entries that were made one can be taken apart again. What that takes is forgotten afterwards.
ALTER TABLE supplier_merges ADD COLUMN city_id uuid NULL;            -- whose officer did it; NULL: the portal's administrator
ALTER TABLE supplier_merges ADD COLUMN undo_until timestamptz NULL;
ALTER TABLE supplier_merges ADD COLUMN undo_json text NULL;          -- keys of the rows that moved, and the rows that became one
ALTER TABLE supplier_merges ADD COLUMN undone_by uuid NULL;
ALTER TABLE supplier_merges ADD COLUMN undone_at timestamptz NULL;
ALTER TABLE supplier_merges ADD COLUMN back_at timestamptz NULL;     -- what is behind the wall has gone back too
CREATE INDEX ix_supplier_merges_undo ON supplier_merges (undo_until);
