-- What firms answer to surveys of cities. The answers are sealed; which firm answered is told by the row alone.
CREATE TABLE survey_responses (
    invitation_id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL,
    city_id uuid NOT NULL,
    supplier_id uuid NOT NULL,
    survey text NOT NULL,
    version integer NOT NULL,            -- the version of the questionnaire that was answered
    started_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    revision integer NOT NULL,           -- grows with each saving, so that two devices do not undo each other
    submitted_at timestamptz NULL,       -- from here on nothing changes; the firm may take all of it back, which deletes the row
    sealed bytea NOT NULL,               -- answers by question
    seal_key integer NOT NULL
);
CREATE INDEX ix_survey_responses_campaign ON survey_responses (campaign_id, submitted_at);
CREATE INDEX ix_survey_responses_supplier ON survey_responses (supplier_id, submitted_at);
