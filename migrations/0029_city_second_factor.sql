-- TRUE: whoever holds a role in the city signs in with a second factor, whatever the operator's setting says.
ALTER TABLE cities ADD COLUMN second_factor boolean NOT NULL DEFAULT FALSE;
