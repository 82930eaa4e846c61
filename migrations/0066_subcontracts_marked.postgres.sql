-- A change of a named subcontractor, or of who won, marks its tender; a change of a subcontract marks its firm; see
-- 0065_subcontracts. Interest counts in every tender of a city, also where bids come in elsewhere.
INSERT INTO subcontracts_to_read (mark_id, tender_id)
SELECT gen_random_uuid()::text, x.tender_id FROM (
    SELECT r.tender_id FROM lot_results r JOIN lot_winners w ON w.lot_result_id = r.lot_result_id WHERE w.role = 'subcontractor'
    UNION
    SELECT b.tender_id FROM bids b JOIN bid_partners p ON p.bid_id = b.bid_id WHERE p.role = 'subcontractor' AND b.state = 'awarded') x;
INSERT INTO firms_to_count (mark_id, city_id, firm)
SELECT gen_random_uuid()::text, x.city_id, x.firm FROM (
    SELECT DISTINCT b.city_id, i.supplier_id::text AS firm FROM bid_interests i JOIN tenders t ON t.tender_id = i.tender_id JOIN buyers b ON b.buyer_id = t.buyer_id
    WHERE b.city_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM bid_calls c WHERE c.tender_id = i.tender_id)) x;

CREATE VIEW tender_cities AS
SELECT t.tender_id, coalesce(c.city_id, b.city_id) AS city_id FROM tenders t JOIN buyers b ON b.buyer_id = t.buyer_id LEFT JOIN bid_calls c ON c.tender_id = t.tender_id
WHERE coalesce(c.city_id, b.city_id) IS NOT NULL;

CREATE FUNCTION mark_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO subcontracts_to_read (mark_id, tender_id)
    SELECT gen_random_uuid()::text, tender_id FROM lot_results WHERE lot_result_id = CASE TG_OP WHEN 'DELETE' THEN OLD.lot_result_id ELSE NEW.lot_result_id END;
    RETURN NULL;
END $$;
CREATE FUNCTION mark_partner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO subcontracts_to_read (mark_id, tender_id) SELECT gen_random_uuid()::text, tender_id FROM bids WHERE bid_id = NEW.bid_id;
    RETURN NULL;
END $$;
CREATE FUNCTION mark_won() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO subcontracts_to_read (mark_id, tender_id) SELECT gen_random_uuid()::text, NEW.tender_id FROM bid_partners WHERE bid_id = NEW.bid_id AND role = 'subcontractor' LIMIT 1;
    RETURN NULL;
END $$;
CREATE FUNCTION mark_buyer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO subcontracts_to_read (mark_id, tender_id)
    SELECT gen_random_uuid()::text, t.tender_id FROM tenders t WHERE t.buyer_id = NEW.buyer_id
      AND EXISTS (SELECT 1 FROM lot_results r JOIN lot_winners w ON w.lot_result_id = r.lot_result_id WHERE r.tender_id = t.tender_id AND w.role = 'subcontractor');
    INSERT INTO firms_to_count (mark_id, city_id, firm)
    SELECT gen_random_uuid()::text, c.city_id, i.supplier_id::text FROM tenders t JOIN bid_interests i ON i.tender_id = t.tender_id JOIN cities c ON c.city_id IN (OLD.city_id, NEW.city_id)
    WHERE t.buyer_id = NEW.buyer_id;
    RETURN NULL;
END $$;
CREATE FUNCTION mark_subcontract() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO firms_to_count (mark_id, city_id, firm) VALUES (gen_random_uuid()::text, OLD.city_id, coalesce(OLD.supplier_id::text, 'name ' || OLD.name_key));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO firms_to_count (mark_id, city_id, firm) VALUES (gen_random_uuid()::text, NEW.city_id, coalesce(NEW.supplier_id::text, 'name ' || NEW.name_key));
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION mark_interest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT gen_random_uuid()::text, city_id, OLD.supplier_id::text FROM tender_cities WHERE tender_id = OLD.tender_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT gen_random_uuid()::text, city_id, NEW.supplier_id::text FROM tender_cities WHERE tender_id = NEW.tender_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER lot_winners_marked_new AFTER INSERT ON lot_winners FOR EACH ROW WHEN (NEW.role = 'subcontractor') EXECUTE FUNCTION mark_named();
CREATE TRIGGER lot_winners_marked_gone AFTER DELETE ON lot_winners FOR EACH ROW WHEN (OLD.role = 'subcontractor') EXECUTE FUNCTION mark_named();
CREATE TRIGGER bid_partners_marked_new AFTER INSERT ON bid_partners FOR EACH ROW WHEN (NEW.role = 'subcontractor') EXECUTE FUNCTION mark_partner();
CREATE TRIGGER bids_won_marked AFTER UPDATE OF state, lot_id, received_at, decided_at ON bids FOR EACH ROW
    WHEN (NEW.state = 'awarded' OR OLD.state = 'awarded') EXECUTE FUNCTION mark_won();
CREATE TRIGGER buyers_marked AFTER UPDATE OF city_id ON buyers FOR EACH ROW WHEN (NEW.city_id IS DISTINCT FROM OLD.city_id) EXECUTE FUNCTION mark_buyer();
CREATE TRIGGER subcontracts_marked AFTER INSERT OR UPDATE OR DELETE ON subcontracts FOR EACH ROW EXECUTE FUNCTION mark_subcontract();
