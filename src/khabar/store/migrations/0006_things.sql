-- The evidence base, version 6: what a group or a place of the case is known by.

-- The id of a group; of a place its id in the gazetteer with what it lies in. NULL where nobody knows.
ALTER TABLE cluster ADD COLUMN value TEXT;
