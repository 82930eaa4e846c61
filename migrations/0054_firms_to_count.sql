-- Which firms the report on bidders must count anew. Every statement that writes a bid or an interest adds a row in its own
-- transaction (triggers of the next file); whoever has counted the firm behind the wall takes those rows away that were there
-- before. Rows are only added, so two decisions about the same bidders never wait for each other. Nothing here says what a
-- firm is.
CREATE TABLE firms_to_count (
    mark_id text PRIMARY KEY,            -- random, never used again
    city_id uuid NOT NULL REFERENCES cities (city_id),
    firm text NOT NULL                   -- id in the register, in lower case; of a bidder that is not in it scheme, blank, number
);
CREATE INDEX ix_firms_to_count_city ON firms_to_count (city_id);

-- The bids of a city, and of a bidder that is not in the register.
CREATE INDEX ix_bids_city ON bids (city_id);
CREATE INDEX ix_bids_bidder ON bids (registration_key) WHERE supplier_id IS NULL;
