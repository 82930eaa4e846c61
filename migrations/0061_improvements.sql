-- What a city learnt from firms about its tenders, and what it changes because of it. Words of the city, never of one firm.
CREATE TABLE improvements (
    improvement_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    revision integer NOT NULL CHECK (revision >= 1), -- counts writes: who writes on an older one is told
    heard text NOT NULL,                 -- the lesson
    source text NOT NULL CHECK (source IN ('reasons', 'figures', 'survey', 'conversation', 'check', 'complaint')), -- what it is drawn from
    change text NOT NULL,                -- what is to be changed
    owner text NOT NULL,                 -- the post that sees to it
    due_on date NOT NULL,
    measure text NOT NULL,               -- SupplierDiversity.Rules.Barriers.MeasuredRate; '' for none
    state text NOT NULL CHECK (state IN ('planned', 'changed', 'dropped')),
    changed_on date NULL,                -- the day it came into force; before and after are counted from it
    outcome text NOT NULL,               -- what was changed, or why it was dropped; '' while planned
    published_at timestamptz NULL,       -- NULL: not to be read by everybody
    public_json text NOT NULL,           -- as it was when published (SupplierDiversity.Features.Barriers.PublicImprovement); '' otherwise
    written_by uuid NOT NULL REFERENCES accounts (account_id),
    written_at timestamptz NOT NULL,
    CHECK ((state = 'changed') = (changed_on IS NOT NULL)),
    CHECK ((published_at IS NULL) = (public_json = ''))
);
CREATE INDEX ix_improvements_city ON improvements (city_id);
