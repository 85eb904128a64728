-- The evidence base, version 4: the file that a report came out of, where that is not the original that is kept.

-- sha256:… of the outermost container; NULL where the original is that, or where the report came in no container.
ALTER TABLE arrival ADD COLUMN container TEXT;
