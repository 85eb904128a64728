-- The evidence base, version 2: what entities stand for, and what the tables about reports beside each other were made from.

-- The id of a group or a place, the code of a nationality, where the reader knew it.
ALTER TABLE entity ADD COLUMN value TEXT;

-- Reports that were compared with the others, and by which reading; marks: what they are found by, 4 bytes each.
CREATE TABLE compared (
    report INTEGER PRIMARY KEY, reading INTEGER NOT NULL, marks BLOB NOT NULL,
    agencies TEXT -- JSON: start, stop, key and name of each agency that the report names
);

-- The names of a person, each once.
CREATE TABLE called (cluster INTEGER NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (cluster, name)) WITHOUT ROWID;

-- Hashes of parts of the names of a person (khabar.names.keys), so that a misspelled name is found.
CREATE TABLE handle (key INTEGER NOT NULL, cluster INTEGER NOT NULL, PRIMARY KEY (key, cluster)) WITHOUT ROWID;

-- state: the judgements and readings that clusters and agreements were made from.
INSERT INTO meta SELECT 'reindex', '1' WHERE EXISTS (SELECT 1 FROM heading);

-- A decision stands where nothing supersedes it.
CREATE INDEX review_supersedes ON review (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX judgement_supersedes ON judgement (supersedes) WHERE supersedes IS NOT NULL;
