-- The surest statements of wide things; surest.py tells what the columns hold.
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE surest (thing TEXT NOT NULL, read TEXT NOT NULL, keys BLOB NOT NULL, PRIMARY KEY (thing, read)) WITHOUT ROWID;
