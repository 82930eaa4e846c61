-- Reports that officers of a city have sent to named people again and again.
CREATE TABLE saved_reports (
    saved_report_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    name text NOT NULL,                  -- as typed
    content text NOT NULL CHECK (content IN ('year', 'years', 'cities', 'survey')), -- the last closed year, it beside the year before, beside other cities, the last survey
    audience text NOT NULL CHECK (audience IN ('public', 'officer')),
    rhythm text NOT NULL CHECK (rhythm IN ('edition', 'quarter', 'half-year', 'year')), -- edition: whenever there is a new one
    created_by uuid NULL,                -- account; no reference: the account may be deleted
    created_at timestamptz NOT NULL,
    ended_at timestamptz NULL            -- NULL: it is sent
);
CREATE INDEX ix_saved_reports_city_id ON saved_reports (city_id);

-- Who gets one. People of the city have an account and no address here; others have confirmed their address themselves.
CREATE TABLE saved_report_recipients (
    recipient_id uuid PRIMARY KEY,
    saved_report_id uuid NOT NULL REFERENCES saved_reports (saved_report_id) ON DELETE CASCADE,
    account_id uuid NULL,
    email text NOT NULL,                 -- empty for people with an account
    address_key text NOT NULL,           -- account or folded address: nobody is twice on a list
    language text NOT NULL,              -- BCP 47; empty for people with an account
    asked_at timestamptz NOT NULL,
    confirmed_at timestamptz NULL,       -- NULL: the address has not answered yet, and gets nothing
    ended_at timestamptz NULL,
    ended_by_self boolean NOT NULL,      -- TRUE: the person stopped it, and cannot be put on the list again
    last_edition text NOT NULL,          -- what was last written to them; empty: nothing yet
    UNIQUE (saved_report_id, address_key)
);

-- What was sent to whom when. One row a recipient and edition, written together with the letter.
CREATE TABLE saved_report_mails (
    recipient_id uuid NOT NULL REFERENCES saved_report_recipients (recipient_id) ON DELETE CASCADE,
    edition text NOT NULL,
    written_at timestamptz NOT NULL,
    letter_id uuid NULL,                 -- NULL: none was written, for the reason beside it
    reason text NOT NULL CHECK (reason IN ('', 'no-right', 'no-address')),
    PRIMARY KEY (recipient_id, edition)
);
