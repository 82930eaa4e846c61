-- Surveys of a city among firms. What a firm answers, and whether it did, is not here: it lies in the background database.
CREATE TABLE survey_campaigns (
    campaign_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    survey text NOT NULL,                -- which questionnaire
    version integer NOT NULL,            -- the version that is asked to the end, whatever comes after it
    cpv text NOT NULL,                   -- whom it asks: CPV prefixes parted by ; and empty for all trades
    nuts text NOT NULL,                  -- NUTS prefixes parted by ; and empty for all places
    sizes text NOT NULL,                 -- micro, small, medium, large parted by ; and empty for all
    least_count integer NOT NULL CHECK (least_count BETWEEN 5 AND 100), -- smaller counts are never shown
    closes_on date NOT NULL,             -- the last day for answers, in the city
    closes_at timestamptz NOT NULL,      -- the end of that day in the city's zone
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL REFERENCES accounts (account_id),
    sent_at timestamptz NULL,            -- NULL: prepared only, nobody has been asked
    published_at timestamptz NULL,
    results_json text NULL               -- what was published: protected counts; counted once and never again
);
CREATE INDEX ix_survey_campaigns_city ON survey_campaigns (city_id, closes_on);
CREATE INDEX ix_survey_campaigns_closes ON survey_campaigns (closes_at);

-- Whom a survey asks, with size and trade as they were then, so that those who stay silent can be compared.
CREATE TABLE survey_invitations (
    invitation_id uuid PRIMARY KEY,      -- signed into the link of the firm
    campaign_id uuid NOT NULL REFERENCES survey_campaigns (campaign_id),
    supplier_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    size text NULL,
    trade text NOT NULL,                 -- first CPV division of the firm, two digits; empty when not stated
    invited_at timestamptz NOT NULL,
    UNIQUE (campaign_id, supplier_id)
);
CREATE INDEX ix_survey_invitations_supplier ON survey_invitations (supplier_id);

-- Letters that were written; the key keeps each from being written twice.
CREATE TABLE survey_letters (
    invitation_id uuid NOT NULL REFERENCES survey_invitations (invitation_id),
    kind text NOT NULL CHECK (kind IN ('invite', 'remind', 'last')),
    written_at timestamptz NOT NULL,
    PRIMARY KEY (invitation_id, kind)
);
