-- Letters that something behind the wall has caused, each known by a hash of an id that is only there: it is written once,
-- in one transaction with the letter, and tells nothing.
CREATE TABLE supplier_letter_keys (
    letter_key text PRIMARY KEY,         -- SHA-256, hexadecimal
    written_at timestamptz NOT NULL
);
CREATE INDEX ix_supplier_letter_keys_written ON supplier_letter_keys (written_at);
