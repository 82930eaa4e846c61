-- A firm no longer lets a city use diversity data. A job erases what was frozen of the firm for the city, and deletes the row.
CREATE TABLE withdrawn_uses (
    withdrawal_id uuid PRIMARY KEY,
    supplier_id uuid NOT NULL REFERENCES suppliers (supplier_id),
    city_id uuid NOT NULL REFERENCES cities (city_id),
    withdrawn_at timestamptz NOT NULL
);
