-- What was frozen and is erased, or goes to another entry of the register, must move in the figures as well, whoever does it.
CREATE FUNCTION note_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changed_snapshots (snapshot_id, supplier_id) VALUES (NEW.snapshot_id, NEW.supplier_id) ON CONFLICT (snapshot_id) DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER status_snapshots_changed AFTER UPDATE OF erased_at, supplier_id ON status_snapshots FOR EACH ROW EXECUTE FUNCTION note_snapshot();
