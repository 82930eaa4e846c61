-- Full-text index over folded words (SupplierDiversity.Rules.Words.FoldedText), so that every language is searched the same way on
-- both engines. 'simple' keeps the words as they are: folding has been done.
CREATE TABLE tender_words (
    word_row bigint PRIMARY KEY REFERENCES tenders (word_row),
    words tsvector NOT NULL
);
CREATE INDEX ix_tender_words ON tender_words USING gin (words);
