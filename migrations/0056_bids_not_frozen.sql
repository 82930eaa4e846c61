-- Bids whose bidder's status waits to be frozen: few among many, looked for every minute and before each report.
CREATE INDEX ix_bids_not_frozen ON bids (received_at, bid_id) WHERE frozen_at IS NULL;
