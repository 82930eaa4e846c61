-- Facts about the database itself. 'kind' = 'demonstration' marks one that demo may throw away and make anew.
CREATE TABLE portal_facts (
    name text PRIMARY KEY,
    value text NOT NULL
);
