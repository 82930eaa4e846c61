-- Which of a tender's duties the notice states by an official code (BT-775, BT-06, BT-71, BT-736, BT-754). tenders.duties
-- also holds what only words in the text suggest; public figures tell the two apart. Same form: ' et-eq opp ', '' none.
ALTER TABLE tenders ADD COLUMN coded_duties text NOT NULL DEFAULT '';
