-- Behind the wall pairs of years are counted as well from now on, so each firm is counted anew once; see 0055, 0066 and 0035
-- of the background database.
INSERT INTO firms_to_count (mark_id, city_id, firm)
SELECT gen_random_uuid()::text, x.city_id, x.firm FROM (
    SELECT b.city_id, coalesce(b.supplier_id::text, b.scheme || ' ' || b.registration_key) AS firm FROM bids b WHERE b.state <> 'draft' AND b.city_id IS NOT NULL
    UNION
    SELECT c.city_id, i.supplier_id::text FROM bid_interests i JOIN tender_cities c ON c.tender_id = i.tender_id
    UNION
    SELECT s.city_id, coalesce(s.supplier_id::text, 'name ' || s.name_key) FROM subcontracts s) x;
