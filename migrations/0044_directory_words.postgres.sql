-- What an entry of the directory is found by: folded words of its names, and tokens of trades (c45, x45), places (nde2, ode2)
-- and cities, searched the same way on both engines.
CREATE TABLE directory_words (
    word_row bigint PRIMARY KEY REFERENCES directory_entries (word_row) ON DELETE CASCADE,
    words tsvector NOT NULL
);
CREATE INDEX ix_directory_words ON directory_words USING gin (words);
