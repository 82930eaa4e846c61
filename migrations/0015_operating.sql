-- The keys that seal sign-ins and forms, shared by all processes of the portal. Never deleted: what was sealed with an
-- old key must still open. Sealed themselves with a certificate where the operator names one.
CREATE TABLE data_protection_keys (
    key_name text PRIMARY KEY,           -- the framework's own name of the element: key-… or revocation-…
    xml text NOT NULL,
    created_at timestamptz NOT NULL
);

-- Secrets the portal makes for itself and never changes, sealed with the keys above.
CREATE TABLE portal_secrets (
    name text PRIMARY KEY,               -- 'alert-links': signs the links in mails; a link to stop must work for ever
    sealed text NOT NULL,                -- base64
    created_at timestamptz NOT NULL
);

-- Who answers for a city's pages (Directive 2000/31/EC, Article 5; Regulation (EU) 2016/679, Article 13(1)(a) and (b)).
-- What an administrator has not filled in is empty, and the page says that it is missing.
CREATE TABLE city_imprints (
    city_id uuid PRIMARY KEY REFERENCES cities (city_id),
    responsible text NOT NULL,           -- the body in law: "City of …"
    represented_by text NOT NULL,        -- office that represents it
    address text NOT NULL,               -- postal address, lines parted by line feeds
    email text NOT NULL,
    phone text NOT NULL,
    data_protection text NOT NULL,       -- how to reach the data protection officer
    authority text NOT NULL,             -- data protection authority to complain to
    accessibility text NOT NULL,         -- body that enforces accessibility (Directive (EU) 2016/2102, Article 9)
    changed_at timestamptz NOT NULL
);
