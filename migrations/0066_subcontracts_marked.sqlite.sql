-- A change of a named subcontractor, or of who won, marks its tender; a change of a subcontract marks its firm; see
-- 0065_subcontracts. Interest counts in every tender of a city, also where bids come in elsewhere.
INSERT INTO subcontracts_to_read (mark_id, tender_id)
SELECT lower(hex(randomblob(16))), x.tender_id FROM (
    SELECT r.tender_id FROM lot_results r JOIN lot_winners w ON w.lot_result_id = r.lot_result_id WHERE w.role = 'subcontractor'
    UNION
    SELECT b.tender_id FROM bids b JOIN bid_partners p ON p.bid_id = b.bid_id WHERE p.role = 'subcontractor' AND b.state = 'awarded') x;
INSERT INTO firms_to_count (mark_id, city_id, firm)
SELECT lower(hex(randomblob(16))), x.city_id, x.firm FROM (
    SELECT DISTINCT b.city_id, lower(i.supplier_id) AS firm FROM bid_interests i JOIN tenders t ON t.tender_id = i.tender_id JOIN buyers b ON b.buyer_id = t.buyer_id
    WHERE b.city_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM bid_calls c WHERE c.tender_id = i.tender_id)) x;

CREATE TRIGGER lot_winners_marked_new AFTER INSERT ON lot_winners WHEN NEW.role = 'subcontractor' BEGIN
    INSERT INTO subcontracts_to_read (mark_id, tender_id) SELECT lower(hex(randomblob(16))), tender_id FROM lot_results WHERE lot_result_id = NEW.lot_result_id;
END;
CREATE TRIGGER lot_winners_marked_gone AFTER DELETE ON lot_winners WHEN OLD.role = 'subcontractor' BEGIN
    INSERT INTO subcontracts_to_read (mark_id, tender_id) SELECT lower(hex(randomblob(16))), tender_id FROM lot_results WHERE lot_result_id = OLD.lot_result_id;
END;
CREATE TRIGGER bid_partners_marked_new AFTER INSERT ON bid_partners WHEN NEW.role = 'subcontractor' BEGIN
    INSERT INTO subcontracts_to_read (mark_id, tender_id) SELECT lower(hex(randomblob(16))), tender_id FROM bids WHERE bid_id = NEW.bid_id;
END;
CREATE TRIGGER bids_won_marked AFTER UPDATE OF state, lot_id, received_at, decided_at ON bids WHEN NEW.state = 'awarded' OR OLD.state = 'awarded' BEGIN
    INSERT INTO subcontracts_to_read (mark_id, tender_id) SELECT lower(hex(randomblob(16))), NEW.tender_id FROM bid_partners WHERE bid_id = NEW.bid_id AND role = 'subcontractor' LIMIT 1;
END;
CREATE TRIGGER buyers_marked AFTER UPDATE OF city_id ON buyers WHEN NEW.city_id IS NOT OLD.city_id BEGIN
    INSERT INTO subcontracts_to_read (mark_id, tender_id)
    SELECT lower(hex(randomblob(16))), t.tender_id FROM tenders t WHERE t.buyer_id = NEW.buyer_id
      AND EXISTS (SELECT 1 FROM lot_results r JOIN lot_winners w ON w.lot_result_id = r.lot_result_id WHERE r.tender_id = t.tender_id AND w.role = 'subcontractor');
    INSERT INTO firms_to_count (mark_id, city_id, firm)
    SELECT lower(hex(randomblob(16))), c.city_id, lower(i.supplier_id) FROM tenders t JOIN bid_interests i ON i.tender_id = t.tender_id JOIN cities c ON c.city_id IN (OLD.city_id, NEW.city_id)
    WHERE t.buyer_id = NEW.buyer_id;
END;
CREATE TRIGGER subcontracts_marked_new AFTER INSERT ON subcontracts BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) VALUES (lower(hex(randomblob(16))), NEW.city_id, coalesce(lower(NEW.supplier_id), 'name ' || NEW.name_key));
END;
CREATE TRIGGER subcontracts_marked AFTER UPDATE ON subcontracts BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) VALUES (lower(hex(randomblob(16))), OLD.city_id, coalesce(lower(OLD.supplier_id), 'name ' || OLD.name_key));
    INSERT INTO firms_to_count (mark_id, city_id, firm) VALUES (lower(hex(randomblob(16))), NEW.city_id, coalesce(lower(NEW.supplier_id), 'name ' || NEW.name_key));
END;
CREATE TRIGGER subcontracts_marked_gone AFTER DELETE ON subcontracts BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) VALUES (lower(hex(randomblob(16))), OLD.city_id, coalesce(lower(OLD.supplier_id), 'name ' || OLD.name_key));
END;

CREATE VIEW tender_cities AS
SELECT t.tender_id, coalesce(c.city_id, b.city_id) AS city_id FROM tenders t JOIN buyers b ON b.buyer_id = t.buyer_id LEFT JOIN bid_calls c ON c.tender_id = t.tender_id
WHERE coalesce(c.city_id, b.city_id) IS NOT NULL;

DROP TRIGGER bid_interests_marked_new;
DROP TRIGGER bid_interests_marked;
DROP TRIGGER bid_interests_marked_gone;
CREATE TRIGGER bid_interests_marked_new AFTER INSERT ON bid_interests BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), city_id, lower(NEW.supplier_id) FROM tender_cities WHERE tender_id = NEW.tender_id;
END;
CREATE TRIGGER bid_interests_marked AFTER UPDATE ON bid_interests BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), city_id, lower(OLD.supplier_id) FROM tender_cities WHERE tender_id = OLD.tender_id;
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), city_id, lower(NEW.supplier_id) FROM tender_cities WHERE tender_id = NEW.tender_id;
END;
CREATE TRIGGER bid_interests_marked_gone AFTER DELETE ON bid_interests BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), city_id, lower(OLD.supplier_id) FROM tender_cities WHERE tender_id = OLD.tender_id;
END;
