-- What an entry of the directory is found by: folded words of its names, and tokens of trades (c45, x45), places (nde2, ode2)
-- and cities, searched the same way on both engines.
CREATE VIRTUAL TABLE directory_words USING fts5 (words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', detail='none');
