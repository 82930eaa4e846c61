-- The figures about a city's population stand in one table. Before, a definition could carry one as well: adding the next
-- definition recorded its old figure once more, as if it were newer than one that had been corrected meanwhile.
INSERT INTO city_population (population_id, city_id, year, share, source, recorded_at, recorded_by)
SELECT definition_id, city_id, population_year, population_share, population_source, recorded_at, recorded_by
FROM city_definitions WHERE population_share IS NOT NULL AND population_year IS NOT NULL;

ALTER TABLE city_definitions DROP COLUMN population_share;
ALTER TABLE city_definitions DROP COLUMN population_year;
ALTER TABLE city_definitions DROP COLUMN population_source;
