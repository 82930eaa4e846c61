-- A report says of how many of its firms answers were taken back since; of millions of snapshots few ever are.
CREATE INDEX ix_status_snapshots_erased ON status_snapshots (supplier_id, bid_key) WHERE erased_at IS NOT NULL;
