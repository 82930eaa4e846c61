-- What a firm says of itself beyond a city's list. Nothing here is about anybody's background.
ALTER TABLE suppliers ADD COLUMN trading_name text NOT NULL DEFAULT '';     -- how the public knows it; '' : by its name
ALTER TABLE suppliers ADD COLUMN languages text NOT NULL DEFAULT '';        -- the firm can work in these, ISO 639-1 parted by ;
ALTER TABLE suppliers ADD COLUMN staff integer NULL;                        -- yearly work units (2003/361/EC, annex, art. 5)
ALTER TABLE suppliers ADD COLUMN turnover_euros bigint NULL;                -- a year, without VAT, whole euros
ALTER TABLE suppliers ADD COLUMN balance_euros bigint NULL;                 -- balance sheet total, whole euros
ALTER TABLE suppliers ADD COLUMN answered text NOT NULL DEFAULT '';         -- questions the firm has answered, parted by ;
ALTER TABLE suppliers ADD COLUMN reminded_on date NULL;                     -- the day it was last asked to look whether all is still right
ALTER TABLE suppliers ADD COLUMN entered_by uuid NULL REFERENCES accounts (account_id); -- the adviser who entered it for the firm
ALTER TABLE suppliers ADD COLUMN entered_from text NOT NULL DEFAULT '';     -- 'talk' or 'paper' where an adviser entered it
ALTER TABLE suppliers ADD COLUMN search_words text NOT NULL DEFAULT '';     -- folded names, for the directory
ALTER TABLE suppliers ADD COLUMN merged_into uuid NULL REFERENCES suppliers (supplier_id); -- a duplicate that a person merged
CREATE INDEX ix_suppliers_checked ON suppliers (checked_on);

-- The people who act for a firm. Who has left keeps no access; the row stays as the record of who could do what when.
CREATE TABLE supplier_people (
    supplier_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    language text NOT NULL,              -- BCP 47, of letters to this person about the firm
    hears text NOT NULL,                 -- kinds of letters the person wants, parted by ; ('register', 'people', 'partners', 'surveys', 'evidence')
    joined_at timestamptz NOT NULL,
    let_in_by uuid NULL REFERENCES accounts (account_id), -- NULL: came first, by the firm's number
    left_at timestamptz NULL,
    PRIMARY KEY (supplier_id, account_id)
);
CREATE INDEX ix_supplier_people_account ON supplier_people (account_id);

-- A firm that wants in, a person who wants to join one, a colleague who is invited: until somebody follows the link, and,
-- for those who ask to join, until the firm has answered. Only the digest of the link is kept.
CREATE TABLE supplier_requests (
    request_id uuid PRIMARY KEY,
    token_sha256 text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('new', 'join', 'invite', 'confirm')),
    email text NOT NULL,
    language text NOT NULL,              -- BCP 47, of the letters
    country text NOT NULL,               -- ISO 3166-1 alpha-2, where the register is
    scheme text NOT NULL,
    registration_id text NOT NULL,
    registration_key text NOT NULL,
    supplier_id uuid NULL REFERENCES suppliers (supplier_id), -- the firm, once it is known
    asked_by uuid NULL REFERENCES accounts (account_id), -- who invites
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    confirmed_at timestamptz NULL,       -- the link was followed; it works once
    account_id uuid NULL REFERENCES accounts (account_id), -- whose address it proved to be
    decided_at timestamptz NULL,         -- the firm answered a person who wants to join
    decided_by uuid NULL REFERENCES accounts (account_id),
    accepted boolean NULL
);
CREATE INDEX ix_supplier_requests_supplier ON supplier_requests (supplier_id);
CREATE INDEX ix_supplier_requests_expires ON supplier_requests (expires_at);

-- The cities a firm wants to supply, and what each may do.
CREATE TABLE supplier_cities (
    supplier_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    city_id uuid NOT NULL REFERENCES cities (city_id),
    listed boolean NOT NULL,             -- the public directory may show the firm for this city
    diversity boolean NOT NULL,          -- the city may use diversity data about the firm; says nothing about what they are
    chosen_at timestamptz NOT NULL,
    PRIMARY KEY (supplier_id, city_id)
);
CREATE INDEX ix_supplier_cities_city ON supplier_cities (city_id);

-- Enquiries between firms that look for partners. No address is shown; the portal passes the words on by mail.
CREATE TABLE supplier_enquiries (
    enquiry_id uuid PRIMARY KEY,
    from_supplier uuid NOT NULL REFERENCES suppliers (supplier_id),
    to_supplier uuid NOT NULL REFERENCES suppliers (supplier_id),
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    words text NOT NULL,
    sent_at timestamptz NOT NULL
);
CREATE INDEX ix_supplier_enquiries_from ON supplier_enquiries (from_supplier, sent_at);
CREATE INDEX ix_supplier_enquiries_to ON supplier_enquiries (to_supplier);
