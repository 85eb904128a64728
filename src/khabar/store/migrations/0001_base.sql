-- The evidence base, version 1.
--
-- Kept tables hold what came and what people decided. A row is written once and superseded by a later row;
-- every row has a salt and an entry in the log with the digest of its content. Only `forget` empties one.
-- Index tables below are made from the current reading of each report and can be made again at any time.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Every change, chained: hash = sha256(hash before, this entry). digest NULL with act 'forget': emptied.
CREATE TABLE log (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL,
    kind TEXT, ref INTEGER, digest BLOB, note TEXT, hash BLOB NOT NULL
);
CREATE INDEX log_ref ON log (ref, kind);
CREATE INDEX log_act ON log (act);

-- ---------------------------------------------------------------- kept: what came

CREATE TABLE original (id INTEGER PRIMARY KEY, digest TEXT UNIQUE, size INTEGER, salt BLOB);

CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    key TEXT UNIQUE,      -- digest of text and publisher: the same report is added once
    digest TEXT,          -- sha256:… of the text
    bytes TEXT,           -- sha256:… of what it was read from, as intake gave it
    title TEXT, outlet TEXT, author TEXT, published TEXT, url TEXT, path TEXT,
    parts TEXT,           -- JSON, where intake found the parts of a page
    text BLOB,            -- zlib of UTF-8
    salt BLOB
);
CREATE INDEX report_digest ON report (digest);
CREATE INDEX report_bytes ON report (bytes);

-- Where, when and how a report came; member is its place inside an archive or a table.
CREATE TABLE arrival (
    id INTEGER PRIMARY KEY, report INTEGER REFERENCES report, original INTEGER REFERENCES original,
    how TEXT, path TEXT, member TEXT, url TEXT, at TEXT, salt BLOB
);
CREATE INDEX arrival_report ON arrival (report);
CREATE INDEX arrival_original ON arrival (original);

CREATE TABLE refusal (
    id INTEGER PRIMARY KEY, path TEXT, member TEXT, error TEXT, what TEXT, remedy TEXT, at TEXT, salt BLOB
);

-- What one reader made of one report; a later row supersedes an earlier one.
CREATE TABLE reading (
    id INTEGER PRIMARY KEY, report INTEGER REFERENCES report, reader TEXT, made TEXT, body BLOB, salt BLOB
);
CREATE INDEX reading_report ON reading (report);

-- ---------------------------------------------------------------- kept: what people decided

-- About a claim: anchored to report, event and the span of its evidence, so that it outlives a better reading.
CREATE TABLE review (
    id INTEGER PRIMARY KEY, report INTEGER REFERENCES report, event TEXT, start INTEGER, stop INTEGER,
    verdict TEXT,         -- accepted, rejected, corrected, withdrawn
    correction TEXT,      -- JSON of what the claim should say
    note TEXT, reviewer TEXT, made TEXT, supersedes INTEGER, salt BLOB
);
CREATE INDEX review_report ON review (report);

-- About two mentions (people, groups, places): the same or not. Anchored to spans of texts, which never move.
CREATE TABLE judgement (
    id INTEGER PRIMARY KEY, kind TEXT,
    left_report INTEGER REFERENCES report, left_start INTEGER, left_stop INTEGER,
    right_report INTEGER REFERENCES report, right_start INTEGER, right_stop INTEGER,
    verdict TEXT,         -- same, different, unsure, withdrawn
    score REAL, reasons TEXT, note TEXT, judge TEXT, made TEXT, supersedes INTEGER, salt BLOB
);
CREATE INDEX judgement_left ON judgement (left_report);
CREATE INDEX judgement_right ON judgement (right_report);

CREATE TABLE search (
    id INTEGER PRIMARY KEY, name TEXT, query TEXT, owner TEXT, made TEXT, supersedes INTEGER, salt BLOB
);

CREATE TABLE subscriber (
    id INTEGER PRIMARY KEY, address TEXT, language TEXT, every TEXT, subject TEXT, state TEXT, token TEXT,
    made TEXT, supersedes INTEGER, salt BLOB
);

-- ---------------------------------------------------------------- index: the current reading of each report
-- Ids of claims, mentions and entities: reading * 1048576 + number, from 1, in the order of the reading.

CREATE TABLE heading (
    report INTEGER PRIMARY KEY, reading INTEGER NOT NULL, title TEXT, outlet TEXT, published TEXT,
    claims INTEGER NOT NULL, unread INTEGER NOT NULL
);
CREATE INDEX heading_reading ON heading (reading);
CREATE INDEX heading_published ON heading (published);

-- Every spelling once; folded as text.fold folds. Sources have the kind 'source', outlets 'outlet'.
CREATE TABLE name (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL, UNIQUE (kind, text)
);

CREATE TABLE entity (id INTEGER PRIMARY KEY, report INTEGER NOT NULL, kind TEXT NOT NULL, name INTEGER NOT NULL);
CREATE INDEX entity_report ON entity (report);

-- Dates, numbers and sums stand in the reading only. The mentions of an entity are found among those of its
-- reading: id BETWEEN entity >> 20 << 20 AND (entity >> 20) + 1 << 20. An index would cost a fifth of the text.
CREATE TABLE mention (
    id INTEGER PRIMARY KEY, entity INTEGER, kind TEXT NOT NULL, name INTEGER NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, named INTEGER NOT NULL
);

-- Which entities a name is used for: the name of the entity, and every spelling in its mentions.
CREATE TABLE spelling (name INTEGER NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (name, entity)) WITHOUT ROWID;

-- start, stop: from the first to the last word of its evidence.
CREATE TABLE claim (
    id INTEGER PRIMARY KEY, report INTEGER NOT NULL, event TEXT NOT NULL, polarity TEXT NOT NULL,
    modality TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    first TEXT, last TEXT, confidence REAL, rule TEXT NOT NULL, part_of INTEGER
);
CREATE INDEX claim_report ON claim (report);
CREATE INDEX claim_event ON claim (event);

-- word: a closed role (change, status …), then the rest is NULL; text: the words, where no name has them;
-- target: a claim that fills the role.
CREATE TABLE filler (
    claim INTEGER NOT NULL, role TEXT NOT NULL, number INTEGER NOT NULL, word TEXT, start INTEGER, stop INTEGER,
    text TEXT, name INTEGER, mention INTEGER, entity INTEGER, target INTEGER, modality TEXT, inherited INTEGER,
    low REAL, high REAL, approximate INTEGER, unit TEXT, currency TEXT,
    PRIMARY KEY (claim, role, number)
) WITHOUT ROWID;
CREATE INDEX filler_entity ON filler (entity) WHERE entity IS NOT NULL;

-- The chain of attribution: depth 0 is the outlet.
CREATE TABLE link (
    claim INTEGER NOT NULL, depth INTEGER NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, name INTEGER,
    start INTEGER, stop INTEGER, content_start INTEGER, content_stop INTEGER, mention INTEGER, entity INTEGER,
    anonymous INTEGER, protected INTEGER,
    PRIMARY KEY (claim, depth)
) WITHOUT ROWID;
CREATE INDEX link_name ON link (name) WHERE depth > 0;

CREATE VIRTUAL TABLE report_words USING fts5 (words, content='', contentless_delete=1, tokenize='khabar');
CREATE VIRTUAL TABLE claim_words USING fts5 (words, content='', contentless_delete=1, tokenize='khabar');

-- ---------------------------------------------------------------- index: reports beside each other
-- Made by later steps from the tables above and the judgements; each may be emptied and made again.

-- Near-copies: share is the part of the shorter text that both have, 0 to 1; left < right.
CREATE TABLE copy (
    left INTEGER NOT NULL, right INTEGER NOT NULL, kind TEXT NOT NULL, share REAL NOT NULL, reasons TEXT,
    PRIMARY KEY (left, right)
) WITHOUT ROWID;
CREATE INDEX copy_right ON copy (right);

-- Judged by program: entities of one kind compared; reasons as JSON; left < right.
CREATE TABLE comparison (
    left INTEGER NOT NULL, right INTEGER NOT NULL, verdict TEXT NOT NULL, score REAL NOT NULL, reasons TEXT,
    PRIMARY KEY (left, right)
) WITHOUT ROWID;
CREATE INDEX comparison_right ON comparison (right);

-- Who is who across reports: members are entities.
CREATE TABLE cluster (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE member (entity INTEGER PRIMARY KEY, cluster INTEGER NOT NULL);
CREATE INDEX member_cluster ON member (cluster);

-- Claims that say the same thing, and how many independent origins they have, with the reasons.
CREATE TABLE agreement (
    id INTEGER PRIMARY KEY, event TEXT NOT NULL, reports INTEGER NOT NULL, low INTEGER NOT NULL,
    high INTEGER NOT NULL, reasons TEXT
);
CREATE TABLE agreeing (
    claim INTEGER PRIMARY KEY, agreement INTEGER NOT NULL, origin INTEGER
);
CREATE INDEX agreeing_agreement ON agreeing (agreement);
CREATE TABLE contradiction (
    left INTEGER NOT NULL, right INTEGER NOT NULL, kind TEXT NOT NULL, reasons TEXT, PRIMARY KEY (left, right)
) WITHOUT ROWID;
CREATE INDEX contradiction_right ON contradiction (right);
