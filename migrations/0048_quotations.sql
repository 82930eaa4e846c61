-- Firms that agreed to be asked by a city for quotations below the thresholds. Nothing here is about anybody's background.
CREATE TABLE quotation_agreements (
    supplier_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    city_id uuid NOT NULL REFERENCES cities (city_id),
    agreed_by uuid NOT NULL REFERENCES accounts (account_id),
    agreed_at timestamptz NOT NULL,
    PRIMARY KEY (supplier_id, city_id)
);
CREATE INDEX ix_quotation_agreements_city ON quotation_agreements (city_id);

-- One draw a tender: nobody draws until the result pleases. With the seed and the rows below anybody can repeat it
-- (SupplierDiversity.Rules.Quotations.QuotationDraw).
CREATE TABLE quotation_draws (
    draw_id uuid PRIMARY KEY,
    city_id uuid NOT NULL REFERENCES cities (city_id),
    tender_id text NOT NULL UNIQUE REFERENCES tenders (tender_id),
    rules_version integer NOT NULL,
    wanted integer NOT NULL CHECK (wanted BETWEEN 1 AND 20),
    cpv text NOT NULL,                   -- of the tender as it was published, parted by ;
    nuts text NOT NULL,
    seed text NOT NULL,
    drawn_by uuid NOT NULL REFERENCES accounts (account_id),
    drawn_at timestamptz NOT NULL,
    sent_by uuid NULL REFERENCES accounts (account_id), -- who had the firms told; NULL: not yet
    sent_at timestamptz NULL
);
CREATE INDEX ix_quotation_draws_city ON quotation_draws (city_id);

-- Every firm that had agreed on that day, as it was then.
CREATE TABLE quotation_firms (
    draw_id uuid NOT NULL REFERENCES quotation_draws (draw_id),
    supplier_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    cpv text NOT NULL,
    nuts text NOT NULL,
    last_asked_at timestamptz NULL,      -- by this city, before this draw
    times_asked integer NOT NULL,        -- the same
    place integer NOT NULL,              -- in the line; 0: does not fit
    asked boolean NOT NULL,
    left_out_reason text NOT NULL,       -- empty: not left out
    left_out_by uuid NULL REFERENCES accounts (account_id),
    left_out_at timestamptz NULL,
    letters integer NOT NULL,            -- how many people of the firm were written to
    PRIMARY KEY (draw_id, supplier_id),
    CHECK (NOT asked OR left_out_reason = '')
);
CREATE INDEX ix_quotation_firms_supplier ON quotation_firms (supplier_id);

-- Draws of a city take turns, so that two at once do not ask the same firms.
CREATE TABLE quotation_turns (
    city_id uuid PRIMARY KEY REFERENCES cities (city_id),
    taken_at timestamptz NOT NULL
);
