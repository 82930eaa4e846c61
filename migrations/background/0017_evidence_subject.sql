-- A document shows the list of owners, the newest head-count, or the answers about practice that were sent before it. For
-- what is said later it does not count.
ALTER TABLE evidence_documents ADD COLUMN about text NOT NULL DEFAULT 'Owners' CHECK (about IN ('Owners', 'Staff', 'Practice'));
