-- The most a social award criterion may weigh in a city's tenders, in basis points (30 % = 3000: the portal's own limit).
ALTER TABLE cities ADD COLUMN weight_limit_bp integer NOT NULL DEFAULT 3000 CHECK (weight_limit_bp BETWEEN 100 AND 10000);
