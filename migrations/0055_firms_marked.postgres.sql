-- A change of a bid or an interest marks its firm, whichever statement makes it; see 0054_firms_to_count. What is there
-- already is marked once.
INSERT INTO firms_to_count (mark_id, city_id, firm)
SELECT gen_random_uuid()::text, x.city_id, x.firm FROM (
    SELECT b.city_id, coalesce(b.supplier_id::text, b.scheme || ' ' || b.registration_key) AS firm FROM bids b WHERE b.state <> 'draft' AND b.city_id IS NOT NULL
    UNION
    SELECT c.city_id, i.supplier_id::text FROM bid_interests i JOIN bid_calls c ON c.tender_id = i.tender_id) x;

CREATE FUNCTION mark_bid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT gen_random_uuid()::text, OLD.city_id, coalesce(OLD.supplier_id::text, OLD.scheme || ' ' || OLD.registration_key) WHERE OLD.city_id IS NOT NULL AND OLD.state <> 'draft';
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT gen_random_uuid()::text, NEW.city_id, coalesce(NEW.supplier_id::text, NEW.scheme || ' ' || NEW.registration_key) WHERE NEW.city_id IS NOT NULL AND NEW.state <> 'draft';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION mark_interest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT gen_random_uuid()::text, city_id, OLD.supplier_id::text FROM bid_calls WHERE tender_id = OLD.tender_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT gen_random_uuid()::text, city_id, NEW.supplier_id::text FROM bid_calls WHERE tender_id = NEW.tender_id;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION mark_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO firms_to_count (mark_id, city_id, firm) SELECT gen_random_uuid()::text, NEW.city_id, supplier_id::text FROM bid_interests WHERE tender_id = NEW.tender_id;
    RETURN NULL;
END $$;
CREATE TRIGGER bids_marked_new AFTER INSERT OR DELETE ON bids FOR EACH ROW EXECUTE FUNCTION mark_bid();
CREATE TRIGGER bids_marked AFTER UPDATE OF city_id, tender_id, lot_id, supplier_id, scheme, registration_key, state, amount_cents, currency, received_at, frozen_at, replaced_by ON bids FOR EACH ROW EXECUTE FUNCTION mark_bid();
CREATE TRIGGER bid_interests_marked AFTER INSERT OR UPDATE OR DELETE ON bid_interests FOR EACH ROW EXECUTE FUNCTION mark_interest();
CREATE TRIGGER bid_calls_marked AFTER INSERT ON bid_calls FOR EACH ROW EXECUTE FUNCTION mark_call();
