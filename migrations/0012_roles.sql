-- Who holds which role in which city. Rows stay after a role has ended: they are the record of who could do what when.
CREATE TABLE city_roles (
    city_role_id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    city_id uuid NOT NULL REFERENCES cities (city_id),
    role text NOT NULL CHECK (role IN ('city-administrator', 'procurement-officer', 'evaluator', 'verifier', 'lawyer', 'monitoring-officer',
        'contract-manager', 'business-adviser', 'peer-reviewer', 'auditor', 'data-protection-officer')),
    from_on date NOT NULL,               -- first day, in the city's time zone
    until_on date NULL,                  -- last day; NULL: until somebody ends it
    given_at timestamptz NOT NULL,
    given_by uuid NULL REFERENCES accounts (account_id), -- NULL: the demonstration or an operator
    ended_at timestamptz NULL,           -- taken away at this instant, whatever until_on says
    ended_by uuid NULL REFERENCES accounts (account_id)
);
CREATE INDEX ix_city_roles_account ON city_roles (account_id);
CREATE INDEX ix_city_roles_city ON city_roles (city_id);
-- Nobody holds the same role twice at once.
CREATE UNIQUE INDEX ux_city_roles_open ON city_roles (account_id, city_id, role) WHERE ended_at IS NULL AND until_on IS NULL;

-- A role offered by mail. Only the digest of the link is kept, so a copy of the database opens nothing.
CREATE TABLE role_invitations (
    invitation_id uuid PRIMARY KEY,
    token_sha256 text NOT NULL UNIQUE,
    email text NOT NULL,
    language text NOT NULL,              -- BCP 47, of the letter: the invited person's
    city_id uuid NOT NULL REFERENCES cities (city_id),
    role text NOT NULL,
    from_on date NOT NULL,
    until_on date NULL,
    invited_at timestamptz NOT NULL,
    invited_by uuid NOT NULL REFERENCES accounts (account_id),
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz NULL,        -- used once
    revoked_at timestamptz NULL
);
CREATE INDEX ix_role_invitations_city ON role_invitations (city_id);

-- Changes to the roles of a city take turns, so that two at once cannot make a conflict or remove the last administrator.
CREATE TABLE role_turns (
    city_id uuid PRIMARY KEY REFERENCES cities (city_id),
    taken_at timestamptz NOT NULL
);
