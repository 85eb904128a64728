-- The evidence base, version 5: mails about what is new. Their text is not kept: it is made from what they tell of.

-- A subscription is a first row and rows that supersede it; state: pending, confirmed, ended, bounced.
ALTER TABLE subscriber ADD COLUMN first INTEGER;
CREATE INDEX subscriber_first ON subscriber (first) WHERE first IS NOT NULL;

-- A mail is a first row, which says for whom it is and what it tells of, and rows that say what became of it.
CREATE TABLE mail (
    id INTEGER PRIMARY KEY, first INTEGER, supersedes INTEGER,
    purpose TEXT,         -- confirm, digest
    message TEXT,         -- its Message-ID
    subscribers TEXT,     -- JSON: the first rows of the subscriptions that it is for
    period TEXT,          -- the day or the week that it is the mail of
    upto INTEGER,         -- the entry of the log up to which it tells
    items TEXT,           -- JSON: what it tells of, by report, event and place of the words
    state TEXT,           -- queued, sending, sent, deferred, failed, bounced, dropped
    token TEXT,           -- the hash of the token that it carries
    reason TEXT, made TEXT, salt BLOB
);
CREATE UNIQUE INDEX mail_message ON mail (message) WHERE message IS NOT NULL;
CREATE INDEX mail_first ON mail (first) WHERE first IS NOT NULL;
CREATE INDEX mail_token ON mail (token) WHERE token IS NOT NULL;
