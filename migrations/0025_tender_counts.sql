-- What each tender adds to public figures, so that a page adds up numbers instead of reading notices again. Derived from
-- tenders, notices and results: deleted with every rewriting of a tender, counted again by a job. A tender without a row
-- is not counted yet and is counted for the reader who asks. Year 0: nothing of it counts. Columns are those of
-- SupplierDiversity.Rules.Monitoring.YearSums.
CREATE TABLE tender_counts (
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    year integer NOT NULL,               -- of the tender's, or of a result's, first publication
    currency text NOT NULL,              -- of cents; '' none. A second currency stands in a row of its own, all else nought
    cents bigint NOT NULL,               -- awarded in this currency
    value_lots integer NOT NULL,         -- for how many lots
    tenders integer NOT NULL,            -- 1 in the year of the tender
    lots integer NOT NULL,
    duty_by_code integer NOT NULL,
    duty_in_text integer NOT NULL,
    results integer NOT NULL,            -- lot results
    bids_known integer NOT NULL,         -- lot results that state their bids; the next three are of these
    bids integer NOT NULL,
    no_bid integer NOT NULL,
    one_bid integer NOT NULL,
    sme_known integer NOT NULL,          -- lot results that state all bids and those of this kind
    sme_bids integer NOT NULL,
    sme_of integer NOT NULL,             -- all bids of those lot results
    other_eea_known integer NOT NULL,
    other_eea_bids integer NOT NULL,
    other_eea_of integer NOT NULL,
    outside_eea_known integer NOT NULL,
    outside_eea_bids integer NOT NULL,
    outside_eea_of integer NOT NULL,
    awarded integer NOT NULL,            -- lot results with a winner
    wins integer NOT NULL,               -- winning bids
    micro_wins integer NOT NULL,
    small_wins integer NOT NULL,
    medium_wins integer NOT NULL,
    sme_wins integer NOT NULL,
    large_wins integer NOT NULL,
    PRIMARY KEY (tender_id, year, currency)
);
