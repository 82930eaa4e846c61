-- One row that moves whenever tenders are written, in the same transaction. Whoever remembers something made from many
-- tenders (how many there are, which come first) remembers the number with it and looks here whether it still holds.
CREATE TABLE tender_stamp (
    only_row boolean PRIMARY KEY CHECK (only_row = TRUE),
    number bigint NOT NULL
);

INSERT INTO tender_stamp (only_row, number) VALUES (TRUE, 0);
