-- Which tender an enquiry between businesses is about, and what the other side answered. Both sides' addresses are shown from an
-- agreement on, never before: account_id asked and thereby agreed to it, answered_by agreed by the answer.
ALTER TABLE supplier_enquiries ADD COLUMN tender_id text NULL;                      -- null: no certain one
ALTER TABLE supplier_enquiries ADD COLUMN answer text NULL CHECK (answer IN ('agreed', 'declined'));
ALTER TABLE supplier_enquiries ADD COLUMN answered_by uuid NULL REFERENCES accounts (account_id);
ALTER TABLE supplier_enquiries ADD COLUMN answered_at timestamptz NULL;
