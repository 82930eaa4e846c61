-- Cities that let their published reports on bidders be put beside those of other cities that let it too. A city may end it
-- at any time; what was agreed and ended stays on record, because the others were shown it.
CREATE TABLE report_comparisons (
    city_id uuid NOT NULL REFERENCES cities (city_id),
    agreed_at timestamptz NOT NULL,
    agreed_by uuid NULL,                 -- account; no reference: the account may be deleted
    ended_at timestamptz NULL,           -- NULL: it holds
    ended_by uuid NULL,
    PRIMARY KEY (city_id, agreed_at)
);
CREATE UNIQUE INDEX ux_report_comparisons_city_id ON report_comparisons (city_id) WHERE ended_at IS NULL;
