-- Jobs walk through the firms of a city in the order of their ids.
DROP INDEX ix_supplier_cities_city;
CREATE INDEX ix_supplier_cities_city ON supplier_cities (city_id, supplier_id);
