-- Official code lists an operator imports (CPV, NUTS, languages, countries, social objectives …) with the labels of
-- every language the list carries. Nothing here is needed to run: without it the portal shows its own short CPV list.
CREATE TABLE code_lists (
    list text PRIMARY KEY,               -- 'cpv', 'nuts', 'country', 'social-objective' …
    imported_at timestamptz NOT NULL,    -- readers keep labels in memory and look here for news
    codes integer NOT NULL,
    english integer NOT NULL,            -- how many of the codes have an English label
    source_hash text NOT NULL            -- SHA-256 over the list's files: the same again changes nothing
);

CREATE TABLE code_labels (
    list text NOT NULL REFERENCES code_lists (list),
    code text NOT NULL,
    language text NOT NULL,              -- ISO 639-1
    label text NOT NULL,
    PRIMARY KEY (list, language, code)
);
