-- What a city's law says on requests for information, as the city entered it.
CREATE TABLE information_rules (
    city_id uuid PRIMARY KEY REFERENCES cities (city_id),
    law text NOT NULL,                   -- its name, as typed
    due_count integer NOT NULL,
    due_unit text NOT NULL CHECK (due_unit IN ('days', 'working-days', 'weeks', 'months')),
    ground text NOT NULL,                -- the exception by which counts are withheld, as typed
    remedy text NOT NULL,                -- what the person can do against the answer, as typed
    changed_by uuid NULL,
    changed_at timestamptz NOT NULL
);

-- Requests for figures about bidders, and what was answered. Answers are made of published reports alone, so the same
-- question gets the same answer; which years it was is kept with a fingerprint of the file.
CREATE TABLE information_requests (
    request_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    number integer NOT NULL,             -- 1, 2, 3 … for each city
    asked_by text NOT NULL,              -- who asked; emptied a year after the answer
    contact text NOT NULL,               -- address; emptied with it
    language text NOT NULL,              -- BCP 47, of the answer
    received_on date NOT NULL,           -- in the city's zone
    due_on date NOT NULL,                -- as the rule then was
    question text NOT NULL,
    recorded_by uuid NULL,
    recorded_at timestamptz NOT NULL,
    years text NOT NULL,                 -- published years of the answer, the newest first: '2025;2024'; empty: none
    words text NOT NULL,                 -- what the officer added
    file_sha256 text NOT NULL,           -- of the CSV file with these years; empty: no file
    rule_json text NOT NULL,             -- the rule as it was when answered
    answered_by uuid NULL,
    answered_at timestamptz NULL,
    erased_at timestamptz NULL,
    UNIQUE (city_id, number)
);
