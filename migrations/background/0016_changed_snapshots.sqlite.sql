-- What was frozen and is erased, or goes to another entry of the register, must move in the figures as well, whoever does it.
CREATE TRIGGER status_snapshots_changed AFTER UPDATE OF erased_at, supplier_id ON status_snapshots BEGIN
    INSERT INTO changed_snapshots (snapshot_id, supplier_id) SELECT NEW.snapshot_id, NEW.supplier_id
    WHERE NOT EXISTS (SELECT 1 FROM changed_snapshots WHERE snapshot_id = NEW.snapshot_id);
END;
