-- Nothing in the audit log is changed, and nothing is taken out but whole closed segments.
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit records are never changed or taken out';
END $$;
CREATE FUNCTION audit_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.number > coalesce((SELECT max(through_number) FROM audit_segments), 0) THEN
        RAISE EXCEPTION 'audit records are never taken out';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER audit_records_stay BEFORE UPDATE ON audit_records FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_records_kept BEFORE DELETE ON audit_records FOR EACH ROW EXECUTE FUNCTION audit_keep();
CREATE TRIGGER audit_records_whole BEFORE TRUNCATE ON audit_records FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_segments_stay BEFORE UPDATE OR DELETE ON audit_segments FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_segments_whole BEFORE TRUNCATE ON audit_segments FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
