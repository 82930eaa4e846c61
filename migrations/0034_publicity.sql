-- A rule of the country or the city may allow one language only. TRUE: pages and mails of the city are in its own
-- language alone, and say so.
ALTER TABLE cities ADD COLUMN one_language boolean NOT NULL DEFAULT FALSE;

-- What a city does beside the portal so that a tender is heard of: newspaper, radio, association … The portal's own
-- channel is not written here; it is counted from the ledger of alerts.
CREATE TABLE publicity_lines (
    line_id uuid PRIMARY KEY,
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    city_id uuid NOT NULL REFERENCES cities (city_id),
    channel text NOT NULL CHECK (channel IN ('newspaper', 'radio', 'association', 'community-media', 'poster', 'event', 'journal', 'other')),
    name text NOT NULL,                  -- which newspaper, which association
    languages text NOT NULL,             -- ISO 639-1, parted by ;
    planned_on date NOT NULL,
    done_on date NULL,                   -- NULL: not done yet
    done_note text NOT NULL,             -- what was done; empty before
    dropped_at timestamptz NULL,         -- taken off the plan; the line stays
    written_by uuid NOT NULL REFERENCES accounts (account_id), -- who wrote last
    written_at timestamptz NOT NULL
);
CREATE INDEX ix_publicity_lines_tender ON publicity_lines (tender_id);
