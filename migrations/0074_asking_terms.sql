-- By which terms a city asked: the first version of its pack whose purpose, ground, questions and times were those of that time.
-- Decisions of owners count for it from that version on. NULL: before this was noted, every version there was.
ALTER TABLE city_asking_times ADD COLUMN terms_since integer NULL;
