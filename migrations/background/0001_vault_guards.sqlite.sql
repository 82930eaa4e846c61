-- Nothing in the audit log is changed, and nothing is taken out but whole closed segments.
CREATE TRIGGER audit_records_stay BEFORE UPDATE ON audit_records BEGIN SELECT RAISE(ABORT, 'audit records are never changed'); END;
CREATE TRIGGER audit_records_kept BEFORE DELETE ON audit_records
WHEN OLD.number > coalesce((SELECT max(through_number) FROM audit_segments), 0)
BEGIN SELECT RAISE(ABORT, 'audit records are never taken out'); END;
CREATE TRIGGER audit_segments_stay BEFORE UPDATE ON audit_segments BEGIN SELECT RAISE(ABORT, 'audit segments are never changed'); END;
CREATE TRIGGER audit_segments_kept BEFORE DELETE ON audit_segments BEGIN SELECT RAISE(ABORT, 'audit segments are never taken out'); END;
