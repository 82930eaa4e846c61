-- A change of a bid or an interest marks its firm, whichever statement makes it; see 0054_firms_to_count. What is there
-- already is marked once.
INSERT INTO firms_to_count (mark_id, city_id, firm)
SELECT lower(hex(randomblob(16))), x.city_id, x.firm FROM (
    SELECT b.city_id, coalesce(lower(b.supplier_id), b.scheme || ' ' || b.registration_key) AS firm FROM bids b WHERE b.state <> 'draft' AND b.city_id IS NOT NULL
    UNION
    SELECT c.city_id, lower(i.supplier_id) FROM bid_interests i JOIN bid_calls c ON c.tender_id = i.tender_id) x;

CREATE TRIGGER bids_marked_new AFTER INSERT ON bids WHEN NEW.state <> 'draft' BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), NEW.city_id, coalesce(lower(NEW.supplier_id), NEW.scheme || ' ' || NEW.registration_key) WHERE NEW.city_id IS NOT NULL;
END;
CREATE TRIGGER bids_marked AFTER UPDATE OF city_id, tender_id, lot_id, supplier_id, scheme, registration_key, state, amount_cents, currency, received_at, frozen_at, replaced_by ON bids WHEN NEW.state <> 'draft' BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), OLD.city_id, coalesce(lower(OLD.supplier_id), OLD.scheme || ' ' || OLD.registration_key) WHERE OLD.city_id IS NOT NULL;
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), NEW.city_id, coalesce(lower(NEW.supplier_id), NEW.scheme || ' ' || NEW.registration_key) WHERE NEW.city_id IS NOT NULL;
END;
CREATE TRIGGER bids_marked_gone AFTER DELETE ON bids WHEN OLD.state <> 'draft' BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), OLD.city_id, coalesce(lower(OLD.supplier_id), OLD.scheme || ' ' || OLD.registration_key) WHERE OLD.city_id IS NOT NULL;
END;
CREATE TRIGGER bid_interests_marked_new AFTER INSERT ON bid_interests BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), city_id, lower(NEW.supplier_id) FROM bid_calls WHERE tender_id = NEW.tender_id;
END;
CREATE TRIGGER bid_interests_marked AFTER UPDATE ON bid_interests BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), city_id, lower(OLD.supplier_id) FROM bid_calls WHERE tender_id = OLD.tender_id;
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), city_id, lower(NEW.supplier_id) FROM bid_calls WHERE tender_id = NEW.tender_id;
END;
CREATE TRIGGER bid_interests_marked_gone AFTER DELETE ON bid_interests BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), city_id, lower(OLD.supplier_id) FROM bid_calls WHERE tender_id = OLD.tender_id;
END;
CREATE TRIGGER bid_calls_marked AFTER INSERT ON bid_calls BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT lower(hex(randomblob(16))), NEW.city_id, lower(supplier_id) FROM bid_interests WHERE tender_id = NEW.tender_id;
END;
