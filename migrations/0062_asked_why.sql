-- Firms that showed interest in a tender and did not bid are asked once why, by a letter with a link of its own. What they
-- answer lies behind the wall; here is only that they were asked.
CREATE TABLE barrier_letters (
    tender_id text NOT NULL REFERENCES tenders (tender_id),
    supplier_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    written_at timestamptz NOT NULL,
    PRIMARY KEY (tender_id, supplier_id)
);

-- Firms that do not want to be asked any more.
CREATE TABLE barrier_refusals (
    supplier_id uuid PRIMARY KEY REFERENCES suppliers (supplier_id),
    refused_at timestamptz NOT NULL
);

-- Ordinary requirements that may keep firms out, as far as the notice states them: 'turnover=yes references=no languages=one';
-- '' nothing is known (SupplierDiversity.Rules.Tenders.LotDemands).
ALTER TABLE lots ADD COLUMN demands text NOT NULL DEFAULT '';
