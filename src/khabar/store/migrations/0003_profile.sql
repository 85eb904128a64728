-- The evidence base, version 3: what is hidden in everything that leaves the case. The newest row holds.
CREATE TABLE profile (id INTEGER PRIMARY KEY, content TEXT, maker TEXT, made TEXT, supersedes INTEGER, salt BLOB);
