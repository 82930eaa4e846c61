-- The short list of procedures with two stages (Directive 2014/24/EU, Articles 28 to 31 and 65), criteria of single lots, and
-- what officers were reminded of.
ALTER TABLE bids ADD COLUMN shortlisted_at timestamptz NULL;   -- stays when the bid is not chosen in the end: reports ask how far it came
ALTER TABLE bids ADD COLUMN shortlist_reason text NOT NULL DEFAULT ''; -- why, as the bidder was told
ALTER TABLE bid_criteria ADD COLUMN lot_id text NOT NULL DEFAULT '';   -- '': for every lot that has none of its own
ALTER TABLE awards ADD COLUMN reminded_near_at timestamptz NULL; -- officers were told that feedback is due soon
ALTER TABLE awards ADD COLUMN reminded_late_at timestamptz NULL; -- and that it is late
