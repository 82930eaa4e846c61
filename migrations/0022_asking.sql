-- What a city needs before anybody may be asked about their background (GDPR Articles 35, 26, 13 and 14), and which of its
-- country's packs and definitions it uses. Nothing is asked while switched_on_at is NULL. Nothing here is about a person.
CREATE TABLE city_asking (
    city_id uuid PRIMARY KEY REFERENCES cities (city_id),
    pack text NOT NULL,                  -- key of a file in Features/Backgrounds/Packs
    definition text NOT NULL,            -- SupplierDiversity.Rules.Backgrounds.BackgroundVersion
    dpia_reference text NOT NULL,        -- '' : not on file
    dpia_on date NULL,
    arrangement_reference text NOT NULL, -- of the joint controllers
    arrangement_on date NULL,
    notices_reference text NOT NULL,
    notices_on date NULL,
    switched_on_at timestamptz NULL,
    changed_at timestamptz NOT NULL
);
