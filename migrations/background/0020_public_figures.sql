-- The same year as everybody may read it, made together with the release, so that both are of the same firms.
ALTER TABLE report_releases ADD COLUMN public_json text NOT NULL DEFAULT '';

-- The secret from which the keys of a city's firms are made; whoever knows it could take the random changes out of public
-- counts again. It never leaves.
CREATE TABLE report_secrets (
    secret_id uuid PRIMARY KEY,
    city_id uuid NOT NULL UNIQUE,
    sealed bytea NOT NULL,
    seal_key integer NOT NULL
);
CREATE INDEX ix_report_secrets_seal_key ON report_secrets (seal_key);
