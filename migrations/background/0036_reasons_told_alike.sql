-- Officers read what everybody reads: exact answers of two years could be subtracted.
UPDATE barrier_releases SET release_json = public_json;
ALTER TABLE barrier_releases DROP COLUMN public_json;

-- How many texts of firms could be read when a year was counted: all of them are shown or none.
ALTER TABLE barrier_releases ADD COLUMN texts integer NOT NULL DEFAULT 0;
