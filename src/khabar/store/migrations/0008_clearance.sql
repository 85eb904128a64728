-- The evidence base, version 8: reports that somebody looked at as they would leave. The newest row of a report holds.
CREATE TABLE clearance (
    id INTEGER PRIMARY KEY, report INTEGER REFERENCES report,
    shown TEXT,    -- a digest of what was looked at: where anything else would leave, it has not been looked at
    verdict TEXT,  -- cleared, held
    maker TEXT, made TEXT, supersedes INTEGER, salt BLOB
);
CREATE INDEX clearance_report ON clearance (report);
