-- A change is written once and read as it was written: text that is checked and kept serves that, and costs less than what could be
-- searched. The bytes of both parts are known where they are written, and need not be guessed from what compression left of them.
alter table change
    alter column payload type json,
    alter column record type json,
    -- null in rows of an earlier version
    add column payload_bytes int,
    add column record_bytes int;
