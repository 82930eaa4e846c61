-- Full-text index over folded words (SupplierDiversity.Rules.Words.FoldedText), so that every language is searched the same way on
-- both engines. rowid is tenders.word_row; insert in ascending order, a step back makes FTS5 flush.
CREATE VIRTUAL TABLE tender_words USING fts5 (words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', detail='none');
