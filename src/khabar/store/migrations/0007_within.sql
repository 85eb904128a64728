-- The evidence base, version 7: places that stand among the words that fill a role: «بلدة الخوخة», «ريف حلب الشرقي».

-- The entity of the first of them; NULL where the role is filled by a mention of its own.
ALTER TABLE filler ADD COLUMN within INTEGER;
CREATE INDEX filler_within ON filler (within) WHERE within IS NOT NULL;

INSERT OR IGNORE INTO meta SELECT 'reindex', '1' WHERE EXISTS (SELECT 1 FROM heading);
